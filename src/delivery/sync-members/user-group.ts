import { targetName } from '../../domain/link-target.ts';
import { texts } from '../../slack/tolerant.ts';
import { isSlackError } from '../../slack/web-api.ts';
import { type MembershipSync, rateLimited, SplitBatchError } from './membership-sync.ts';
import { unfit } from './reasons.ts';
import { unfitForUserGroups } from './store.ts';

/** Everybody in a user group, even a disabled one. @throws errors of the Web API, RetryLaterError */
export async function membersOfUserGroup(
  membershipSync: Pick<MembershipSync, 'parts' | 'target'>,
): Promise<string[]> {
  const { parts, target } = membershipSync;
  const answer = await rateLimited(membershipSync, 'usergroups.users.list', () =>
    parts.client.usergroups.users.list({ usergroup: target.slackId, include_disabled: true }),
  );
  // The list is written back as a whole: a missing list must not become an empty one.
  if (!Array.isArray(answer.users)) throw new Error('Slack does not say who is in the user group.');
  return texts.parse(answer.users);
}

/** Somebody on the list can't be in a user group; Slack doesn't say who. */
const SOMEBODY = ['invalid_users', 'failed_for_some_users', 'single_channel_guests_cannot_be_added'];

/**
 * Adds and removes the members of a user group. Slack accepts only the whole list, so this reads it, changes it and
 * writes it back: people Foyer doesn't know stay. The jobs of one user group run one after the other
 * (queueMemberSync), so that no two write it at once.
 * @throws RetryLaterError; SplitBatchError when Slack refuses one of the added people and doesn't say which
 */
export async function syncUserGroup(membershipSync: MembershipSync): Promise<void> {
  const { parts, target } = membershipSync;
  const there = new Set(await membersOfUserGroup(membershipSync));
  const missing = membershipSync.add.filter(each => !there.has(each));
  const unable = await unfitForUserGroups(parts.db, target.workspaceId, missing);
  for (const [each, why] of unable) membershipSync.fail(each, unfit[why]);
  const fit = missing.filter(each => !unable.has(each));
  await membershipSync.done([
    ...membershipSync.add.filter(each => there.has(each)),
    ...membershipSync.remove.filter(each => !there.has(each)),
  ]);
  const leaving = membershipSync.remove.filter(each => there.has(each));
  try {
    await write(membershipSync, there, { fit, leaving });
  } catch (error) {
    if (!isSlackError(error, ...SOMEBODY) || fit.length === 0) throw error;
    if (fit.length > 1) throw new SplitBatchError();
    for (const each of fit) membershipSync.fail(each, { code: 'not-for-user-groups' });
    await write(membershipSync, there, { fit: [], leaving });
  }
}

/**
 * Writes the list once, if it differs. One person stays when the list would be empty, because Slack refuses an empty
 * list.
 */
async function write(
  membershipSync: MembershipSync,
  there: ReadonlySet<string>,
  { fit, leaving }: { fit: string[]; leaving: string[] },
): Promise<void> {
  const { parts, target } = membershipSync;
  const leaves = new Set(leaving);
  const stays = [...there].filter(each => !leaves.has(each));
  const isEmptied = stays.length + fit.length === 0;
  const [last] = isEmptied ? leaving.slice(-1) : [];
  const users = [...stays, ...fit, ...(last ? [last] : [])];
  if (users.length !== there.size || fit.length > 0) {
    await rateLimited(membershipSync, 'usergroups.users.update', () =>
      parts.client.usergroups.users.update({ usergroup: target.slackId, users: users.join(',') }),
    );
  }
  if (last) {
    const named = { target: targetName(target), command: target.command };
    membershipSync.fail(last, { code: 'user-group-would-be-empty', ...named });
  }
  await membershipSync.done([...fit, ...leaving.filter(each => each !== last)]);
}
