import { setTimeout as pause } from 'node:timers/promises';
import { findInvitation } from '../../../src/domain/invitations/store.ts';
import { acceptAction } from '../../../src/slack/invitations/actions.ts';
import { invitationCard } from '../../../src/slack/invitations/views.ts';
import { type Run, send } from './load.ts';
import { commandRequest, pressRequest, type SlackRequest } from './payloads.ts';
import type { Stage } from './stage.ts';

/** How much is sent. One at a time gives the latencies, several at a time the requests a second. */
export interface Size {
  rounds: number;
  singly: number;
  together: number;
  concurrency: number;
}

/** A minute for what was acknowledged before it was committed. */
const COMMIT_TRIES = 600;

/** What each app took in one round. */
export interface Pair {
  foyer: Run;
  bolt: Run;
}

export interface Round {
  command: { singly: Pair; together: Pair };
  press: { singly: Pair; together: Pair };
}

export const peopleFor = ({ rounds, singly, together }: Size): number => rounds * (singly + together);

/**
 * One round: invitations and bare commands, then acceptances of those invitations and bare presses. The two apps
 * get the same requests in turns, and the one does not run while the other is measured.
 */
export async function playRound(stage: Stage, size: Size, round: number): Promise<Round> {
  const { slack, grace, foyerUrl, boltUrl } = stage;
  const from = round * (size.singly + size.together);
  const alone = stage.crowd.slice(from, from + size.singly);
  const crowd = stage.crowd.slice(from + size.singly, from + size.singly + size.together);
  const compare = async (requests: () => SlackRequest[], concurrency: number): Promise<Pair> => {
    const bolt = () => send(boltUrl, requests(), concurrency);
    const boltFirst = round % 2 === 1 ? await bolt() : null;
    const foyer = await send(foyerUrl, requests(), concurrency);
    await deliveriesEnd(stage);
    return { foyer, bolt: boltFirst ?? (await bolt()) };
  };
  const invite = (people: typeof crowd) => () =>
    people.map(({ email }) => commandRequest(slack, grace, `<mailto:${email}|${email}> as Viewer`));
  const accept = async (people: typeof crowd) => {
    const cards = await cardsOf(stage, people);
    return () => cards.map(({ person, ...button }) => pressRequest(slack, person, button));
  };
  const command = {
    singly: await compare(invite(alone), 1),
    together: await compare(invite(crowd), size.concurrency),
  };
  const press = {
    singly: await compare(await accept(alone), 1),
    together: await compare(await accept(crowd), size.concurrency),
  };
  for (const answer of [...command.singly.foyer.answers, ...command.together.foyer.answers]) {
    // A machine that is too busy acknowledges first and says it later; the invitation itself was found.
    if (answer !== '' && !answer.includes('Invited'))
      throw new Error(`An invitation was answered with: ${answer}`);
  }
  return { command, press };
}

/** The invitations of these people, once all are committed. */
async function invitationsOf({ db, organizationId }: Stage, people: Stage['crowd']) {
  for (let left = COMMIT_TRIES; ; left -= 1) {
    const found = await db.invitation.findMany({ where: { organizationId, status: 'pending' } });
    const ids = new Map(found.map(({ slackUserId, id }) => [slackUserId, id]));
    if (left === 0 || people.every(person => ids.has(person.id))) return ids;
    await pause(100);
  }
}

/** What each person's Accept button carries; the message around it is the first one's, which is as long as any. */
async function cardsOf(stage: Stage, people: Stage['crowd']) {
  const ids = await invitationsOf(stage, people);
  const first = await findInvitation(stage.db, [...ids.values()][0] ?? '');
  if (!first) throw new Error('There is no invitation to accept.');
  const message = invitationCard(first);
  return people.map(person => {
    const invitationId = ids.get(person.id);
    if (!invitationId) throw new Error(`${person.name} has no invitation.`);
    return { person, message, actionId: acceptAction.id, value: acceptAction.encode({ invitationId }) };
  });
}

/** Waits until every message that the requests caused is sent. */
async function deliveriesEnd({ db }: Stage): Promise<void> {
  for (;;) {
    const [jobs] = await db.$queryRaw<{ left: bigint }[]>`
      select count(*) as left from graphile_worker._private_jobs`;
    if (jobs?.left === 0n) return;
    await pause(25);
  }
}
