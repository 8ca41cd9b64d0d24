import { z } from 'zod';
import { isShared } from '../../domain/shared-channels/store.ts';
import { listOrNone, part, textOrNull, texts } from '../../slack/tolerant.ts';
import { isSlackError, slackErrorCode } from '../../slack/web-api.ts';
import { type Errand, rateLimited } from './errand.ts';
import { personRefusal, removalRefusal, sharedOutside } from './reasons.ts';

/** People that one call takes (conversations.invite). */
const AT_ONCE = 100;

/** Adds and removes the members of a channel; nobody is added to one that another company reads. @throws LaterError; what the Web API throws of the whole channel */
export async function carryToChannel(errand: Errand): Promise<void> {
  if (errand.add.length > 0 && (await isShared(errand.parts.db, errand.place))) {
    for (const each of errand.add) errand.fail(each, sharedOutside(errand.place));
    return kickAll(errand);
  }
  for (let from = 0; from < errand.add.length; from += AT_ONCE) {
    await invite(errand, errand.add.slice(from, from + AT_ONCE));
  }
  await kickAll(errand);
}

/** Asks Slack to join a public channel, which only its members may add people to. */
async function join(errand: Errand): Promise<void> {
  const { parts, place } = errand;
  await rateLimited(errand, 'conversations.join', () =>
    parts.client.conversations.join({ channel: place.slackId }),
  );
}

/**
 * Adds people in one call. `force` lets Slack add those whom it can; of the others it says, one by one, why not.
 * Where it says so of nobody in particular, each is asked for alone.
 */
async function invite(errand: Errand, people: string[], isJoined = false): Promise<void> {
  const { parts, place } = errand;
  const { slackId: channel } = place;
  let refused: Map<string, string>;
  try {
    const answer = await rateLimited(errand, 'conversations.invite', () =>
      parts.client.conversations.invite({ channel, users: people.join(','), force: true }),
    );
    refused = refusalsIn(answer);
  } catch (error) {
    if (isSlackError(error, 'not_in_channel') && !isJoined) {
      await join(errand);
      return invite(errand, people, true);
    }
    refused = refusalsIn((error as { data?: unknown }).data);
    const code = slackErrorCode(error);
    const isPersonal = code !== null && (code === 'already_in_channel' || personRefusal(code) !== null);
    if (isPersonal && refused.size === 0) {
      if (people.length > 1) {
        for (const each of people) await invite(errand, [each], isJoined);
        return;
      }
      refused = new Map(people.map(each => [each, code]));
    }
    if (refused.size === 0) throw error;
    const rest = people.filter(each => !refused.has(each));
    await note(
      errand,
      people.filter(each => refused.has(each)),
      refused,
    );
    if (rest.length > 0 && rest.length < people.length) await invite(errand, rest, isJoined);
    return;
  }
  await note(errand, people, refused);
}

async function note(errand: Errand, people: string[], refused: Map<string, string>): Promise<void> {
  const isThere = (each: string) => (refused.get(each) ?? 'already_in_channel') === 'already_in_channel';
  for (const each of people) {
    const code = refused.get(each) ?? '';
    if (!isThere(each)) errand.fail(each, personRefusal(code) ?? `Slack refuses it (${code}).`);
  }
  await errand.done(people.filter(isThere));
}

const refusals = z.object({ errors: listOrNone });
const refusalOf = part({ user: textOrNull, error: textOrNull });

/** What Slack says of each person whom it did not add: `errors` of the answer, of success and of failure. */
function refusalsIn(answer: unknown): Map<string, string> {
  const { data } = refusals.safeParse(answer);
  return new Map(
    (data?.errors ?? []).flatMap(each => {
      const { user, error } = refusalOf.parse(each);
      return user && error ? [[user, error] as const] : [];
    }),
  );
}

/** Removes people, for which Slack has only single calls. */
async function kickAll(errand: Errand): Promise<void> {
  let isMember = false;
  for (const [index, user] of errand.remove.entries()) {
    try {
      isMember = await kick(errand, user, isMember);
      await errand.done([user]);
    } catch (error) {
      const code = slackErrorCode(error) ?? '';
      const forAll = removalRefusal(code, errand.place);
      if (forAll) {
        for (const each of errand.remove.slice(index)) errand.fail(each, forAll);
        return;
      }
      const reason = personRefusal(code);
      if (!reason) throw error;
      errand.fail(user, reason);
    }
  }
}

/** Removes one person; returns whether Foyer is known to be in the channel by now. */
async function kick(errand: Errand, user: string, isMember: boolean): Promise<boolean> {
  const { parts, place } = errand;
  const { slackId: channel } = place;
  try {
    await rateLimited(errand, 'conversations.kick', () => parts.client.conversations.kick({ channel, user }));
    return true;
  } catch (error) {
    if (isSlackError(error, 'user_not_found')) return isMember;
    if (!isSlackError(error, 'not_in_channel')) throw error;
    // Slack says the same of a person who is not there and of an app that is not.
    if (isMember || (await isThere(errand))) return true;
    await join(errand);
    return kick(errand, user, true);
  }
}

async function isThere(errand: Errand): Promise<boolean> {
  const { parts, place } = errand;
  const answer = await rateLimited(errand, 'conversations.info', () =>
    parts.client.conversations.info({ channel: place.slackId }),
  );
  return answer.channel?.is_member === true;
}

/** Slack gives fewer than 1000 a page. */
const PAGE = 999;

const membersPage = z.object({ members: texts, response_metadata: part({ next_cursor: textOrNull }) });

/** Everybody who is in a channel, page by page. @throws what the Web API throws, LaterError */
export async function membersOfChannel(errand: Pick<Errand, 'parts' | 'place'>): Promise<string[]> {
  const { parts, place } = errand;
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const page = { channel: place.slackId, limit: PAGE, ...(cursor && { cursor }) };
    const ask = () => parts.client.conversations.members(page);
    const answer = await rateLimited(errand, 'conversations.members', ask, { waits: true });
    const { members: ids, response_metadata } = membersPage.parse(answer);
    members.push(...ids);
    const { next_cursor: next } = response_metadata;
    cursor = next === cursor ? undefined : (next ?? undefined);
  } while (cursor);
  return members;
}
