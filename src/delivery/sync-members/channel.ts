import { z } from 'zod';
import { targetName } from '../../domain/link-target.ts';
import { isShared } from '../../domain/shared-channels/store.ts';
import { listOrNone, part, textOrNull, texts } from '../../slack/tolerant.ts';
import { isSlackError, slackErrorCode } from '../../slack/web-api.ts';
import { type MembershipSync, rateLimited } from './membership-sync.ts';
import { personRefusal, removalRefusal } from './reasons.ts';

/** How many people one call accepts (conversations.invite). */
const AT_ONCE = 100;

/**
 * Adds and removes the members of a channel. Adds nobody to a channel that is shared with another company. @throws
 * RetryLaterError; errors of the Web API about the whole channel
 */
export async function syncChannel(membershipSync: MembershipSync): Promise<void> {
  if (membershipSync.add.length > 0 && (await isShared(membershipSync.parts.db, membershipSync.target))) {
    const target = targetName(membershipSync.target);
    for (const each of membershipSync.add) membershipSync.fail(each, { code: 'target-shared', target });
    return kickAll(membershipSync);
  }
  for (let from = 0; from < membershipSync.add.length; from += AT_ONCE) {
    await invite(membershipSync, membershipSync.add.slice(from, from + AT_ONCE));
  }
  await kickAll(membershipSync);
}

/** Joins a public channel: only its members may add people. */
async function join(membershipSync: MembershipSync): Promise<void> {
  const { parts, target } = membershipSync;
  await rateLimited(membershipSync, 'conversations.join', () =>
    parts.client.conversations.join({ channel: target.slackId }),
  );
}

/**
 * Adds people in one call. With `force` Slack adds those it can and lists an error for each of the others. If Slack
 * fails without naming anybody, each person gets a call of their own.
 */
async function invite(membershipSync: MembershipSync, people: string[], isJoined = false): Promise<void> {
  const { parts, target } = membershipSync;
  const { slackId: channel } = target;
  let refused: Map<string, string>;
  try {
    const answer = await rateLimited(membershipSync, 'conversations.invite', () =>
      parts.client.conversations.invite({ channel, users: people.join(','), force: true }),
    );
    refused = refusalsIn(answer);
  } catch (error) {
    if (isSlackError(error, 'not_in_channel') && !isJoined) {
      await join(membershipSync);
      return invite(membershipSync, people, true);
    }
    refused = refusalsIn((error as { data?: unknown }).data);
    const code = slackErrorCode(error);
    const isPersonal = code !== null && (code === 'already_in_channel' || personRefusal(code) !== null);
    if (isPersonal && refused.size === 0) {
      if (people.length > 1) {
        for (const each of people) await invite(membershipSync, [each], isJoined);
        return;
      }
      refused = new Map(people.map(each => [each, code]));
    }
    if (refused.size === 0) throw error;
    const rest = people.filter(each => !refused.has(each));
    await note(
      membershipSync,
      people.filter(each => refused.has(each)),
      refused,
    );
    if (rest.length > 0 && rest.length < people.length) await invite(membershipSync, rest, isJoined);
    return;
  }
  await note(membershipSync, people, refused);
}

async function note(
  membershipSync: MembershipSync,
  people: string[],
  refused: Map<string, string>,
): Promise<void> {
  const isThere = (each: string) => (refused.get(each) ?? 'already_in_channel') === 'already_in_channel';
  for (const each of people) {
    const code = refused.get(each) ?? '';
    if (!isThere(each))
      membershipSync.fail(each, personRefusal(code) ?? { code: 'slack-refuses', error: code });
  }
  await membershipSync.done(people.filter(isThere));
}

const refusals = z.object({ errors: listOrNone });
const refusalOf = part({ user: textOrNull, error: textOrNull });

/** Slack's error for each person it didn't add: `errors` of the answer, on success and on failure. */
function refusalsIn(answer: unknown): Map<string, string> {
  const { data } = refusals.safeParse(answer);
  return new Map(
    (data?.errors ?? []).flatMap(each => {
      const { user, error } = refusalOf.parse(each);
      return user && error ? [[user, error] as const] : [];
    }),
  );
}

/** Removes people, one call each: Slack has no bulk call. */
async function kickAll(membershipSync: MembershipSync): Promise<void> {
  let isMember = false;
  for (const [index, user] of membershipSync.remove.entries()) {
    try {
      isMember = await kick(membershipSync, user, isMember);
      await membershipSync.done([user]);
    } catch (error) {
      const code = slackErrorCode(error) ?? '';
      const forAll = removalRefusal(code, membershipSync.target);
      if (forAll) {
        for (const each of membershipSync.remove.slice(index)) membershipSync.fail(each, forAll);
        return;
      }
      const reason = personRefusal(code);
      if (!reason) throw error;
      membershipSync.fail(user, reason);
    }
  }
}

/** Removes one person; returns whether Foyer is certainly in the channel by now. */
async function kick(membershipSync: MembershipSync, user: string, isMember: boolean): Promise<boolean> {
  const { parts, target } = membershipSync;
  const { slackId: channel } = target;
  try {
    await rateLimited(membershipSync, 'conversations.kick', () =>
      parts.client.conversations.kick({ channel, user }),
    );
    return true;
  } catch (error) {
    if (isSlackError(error, 'user_not_found')) return isMember;
    if (!isSlackError(error, 'not_in_channel')) throw error;
    // Slack gives the same error for a person and for an app that isn't in the channel.
    if (isMember || (await isThere(membershipSync))) return true;
    await join(membershipSync);
    return kick(membershipSync, user, true);
  }
}

async function isThere(membershipSync: MembershipSync): Promise<boolean> {
  const { parts, target } = membershipSync;
  const answer = await rateLimited(membershipSync, 'conversations.info', () =>
    parts.client.conversations.info({ channel: target.slackId }),
  );
  return answer.channel?.is_member === true;
}

/** Slack allows fewer than 1000 per page. */
const PAGE = 999;

const membersPage = z.object({ members: texts, response_metadata: part({ next_cursor: textOrNull }) });

/** Everybody in a channel, page by page. @throws errors of the Web API, RetryLaterError */
export async function membersOfChannel(
  membershipSync: Pick<MembershipSync, 'parts' | 'target'>,
): Promise<string[]> {
  const { parts, target } = membershipSync;
  const members: string[] = [];
  let cursor: string | undefined;
  do {
    const page = { channel: target.slackId, limit: PAGE, ...(cursor && { cursor }) };
    const ask = () => parts.client.conversations.members(page);
    const answer = await rateLimited(membershipSync, 'conversations.members', ask, { waits: true });
    const { members: ids, response_metadata } = membersPage.parse(answer);
    members.push(...ids);
    const { next_cursor: next } = response_metadata;
    cursor = next === cursor ? undefined : (next ?? undefined);
  } while (cursor);
  return members;
}
