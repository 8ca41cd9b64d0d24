import { deliveriesEnd } from './committed.ts';
import { type Line, openLine, type Run, sendTogether } from './load.ts';
import { accept, invite, type Requests } from './payloads-for-apps.ts';
import { type AppName, apps, type Stage } from './stage.ts';

/** How much is sent. One at a time gives the latencies, several at a time the requests a second. */
export interface Size {
  rounds: number;
  singly: number;
  together: number;
  concurrency: number;
}

/** What each app took in one round. */
export type Runs = Record<AppName, Run>;

export interface Round {
  command: { singly: Runs; together: Runs };
  press: { singly: Runs; together: Runs };
}

export const peopleFor = ({ rounds, singly, together }: Size): number => rounds * (singly + together);

/**
 * One round: invitations, then acceptances of those invitations. The apps get the same requests in turns, request by
 * request or all of one app after all of another; none runs while another is measured, and Foyer's messages are sent
 * before the next turn.
 */
export async function playRound(stage: Stage, size: Size, round: number): Promise<Round> {
  const { inviters, crowd } = stage;
  const from = round * (size.singly + size.together);
  const alone = crowd.slice(from, from + size.singly);
  const many = crowd.slice(from + size.singly, from + size.singly + size.together);
  const order = apps.map((_, index) => apps[(index + round) % apps.length] as AppName);
  const together = (requests: Requests) => sideBySide(stage, order, requests, size.concurrency);
  // Several at a time come from as many people: one person's requests wait for each other in Foyer.
  const command = {
    singly: await inTurns(stage, order, invite(stage, alone, inviters.slice(0, 1))),
    together: await together(invite(stage, many, inviters)),
  };
  const press = {
    singly: await inTurns(stage, order, await accept(stage, alone)),
    together: await together(await accept(stage, many)),
  };
  for (const app of apps.filter(name => name !== 'bolt')) {
    for (const answer of [...command.singly[app].answers, ...command.together[app].answers]) {
      // A machine that is too busy acknowledges first and says it later; the invitation itself was found.
      if (answer !== '' && !answer.includes('Invited'))
        throw new Error(`An invitation was answered with: ${answer}`);
    }
  }
  return { command, press };
}

/** One request to each app after the other, then the next one to each. */
async function inTurns(stage: Stage, order: AppName[], requests: Requests): Promise<Runs> {
  const lines = new Map<AppName, Line>();
  const runs = {} as Runs;
  const given = new Map(order.map(app => [app, requests(app)]));
  try {
    for (const app of order) {
      lines.set(app, await openLine(stage.urls[app], 1));
      runs[app] = { latencies: [], answers: [], requestsPerSecond: Number.NaN };
    }
    for (let index = 0; index < requests('bolt').length; index += 1) {
      for (const [app, line] of lines) {
        const next = given.get(app)?.[index];
        if (!next) continue;
        const { latency, answer } = await line.send(next);
        runs[app].latencies.push(latency);
        runs[app].answers.push(answer);
        if (app === 'foyer') await deliveriesEnd(stage);
      }
    }
    return runs;
  } finally {
    for (const line of lines.values()) line.close();
  }
}

/** All requests to one app, several at a time, then all of them to the next. */
async function sideBySide(
  stage: Stage,
  order: AppName[],
  requests: Requests,
  concurrency: number,
): Promise<Runs> {
  const runs = {} as Runs;
  for (const app of order) {
    runs[app] = await sendTogether(stage.urls[app], requests(app), concurrency);
    if (app === 'foyer') await deliveriesEnd(stage);
  }
  return runs;
}
