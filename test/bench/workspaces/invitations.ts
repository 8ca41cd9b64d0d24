import { openLine } from '../requests/load.ts';
import { commandRequest } from '../requests/payloads.ts';
import { GROUP, ROLE } from '../requests/place.ts';
import type { Cloud, Installed } from './cloud.ts';

/** Milliseconds from sending the command. */
export interface Took {
  acknowledged: number;
  /** Slack has answered the direct message to the invited person. */
  delivered: number;
}

/** A message that is this late is lost. */
const LOST_MS = 60_000;

/** Invites people of one workspace by its slash command, one at a time. */
export async function openInviter(cloud: Cloud, { slack, admin }: Installed, url: string) {
  const line = await openLine(url, 1);
  const place = {
    signingSecret: cloud.slack.signingSecret,
    teamId: slack.teamId,
    apiUrl: cloud.slack.apiUrl,
  };
  return {
    async invite({ id, email }: { id: string; email: string }): Promise<Took> {
      const start = performance.now();
      const message = received(slack, id).then(() => performance.now() - start);
      const text = `<mailto:${email}|${email}> as ${ROLE} in "${GROUP}"`;
      const { latency: acknowledged, answer } = await line.send(commandRequest(place, admin, text));
      // A machine that is too busy acknowledges first and says it later; the message shows that it was done.
      if (answer !== '' && !answer.includes('Invited'))
        throw new Error(`An invitation was answered with: ${answer}`);
      return { acknowledged, delivered: await message };
    },
    close: () => line.close(),
  };
}

/** Resolves when Slack has answered the app's next message to that person. */
function received(slack: Installed['slack'], slackUserId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const lost = setTimeout(() => reject(new Error('An invitation was not delivered.')), LOST_MS);
    const stop = slack.calls.onCall(({ method, args }) => {
      if (method !== 'chat.postMessage' || args.channel !== slackUserId) return;
      clearTimeout(lost);
      stop();
      resolve();
    });
  });
}
