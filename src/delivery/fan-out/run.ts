import { linksToChange } from '../../domain/links/rules.ts';
import { belongingBy, findLink, linksOf } from '../../domain/links/store.ts';
import { findOrganization } from '../../domain/organizations/store.ts';
import { queueHomes } from '../home/queue.ts';
import { homesThatShow, peopleOfHomes } from '../home/store.ts';
import { queueMemberSync } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import { insertMembershipChanges, type PlannedMembershipChange } from '../sync-members/store.ts';
import type { FanOut } from './job.ts';
import { slackUsersOf } from './store.ts';

/**
 * Computes who an operation concerns besides the people in it: App Homes that show it, and linked channels and user
 * groups. It runs after the commit, so no operation waits for the homes and channels of others.
 */
export async function runFanOut(parts: Delivery, job: FanOut): Promise<void> {
  await fanOutPlaces(parts, job);
  const { db, clock, workspaceId } = parts;
  const { organizationId, audience } = job;
  const people = await peopleOfHomes(db, job);
  if (!audience && people.length === 0) return;
  const now = clock.now();
  await queueHomes(db, workspaceId, await homesThatShow(db, organizationId, { people, audience, now }));
}

/**
 * Plans changes in linked channels and user groups: one delivery for each person and link, and one job for each channel
 * or user group. The job checks again whether the change is still wanted, so a removal is planned even for a person who
 * stays there through another group.
 */
async function fanOutPlaces({ db, clock }: Delivery, job: FanOut): Promise<void> {
  const { organizationId, moves } = job;
  if (moves.length + job.links.length === 0) return;
  const links = await linksOf(db, organizationId);
  if (links.length === 0) return;
  const organization = await findOrganization(db, organizationId);
  if (!organization) return;
  const blankMeansAll = organization.template.blankGroups === 'all';
  const slackUsers = await slackUsersOf(
    db,
    moves.map(({ memberId }) => memberId),
  );
  const planned = moves.flatMap(({ memberId, initiatorId, ...move }): PlannedMembershipChange[] => {
    const slackUserId = slackUsers.get(memberId);
    if (!slackUserId) return [];
    const { add, remove } = linksToChange(move, { blankMeansAll, links });
    const over = (change: 'add' | 'remove') => (link: { id: string }) => ({
      organizationId,
      linkId: link.id,
      slackUserId,
      change,
      initiatorId,
    });
    return [...add.map(over('add')), ...remove.map(over('remove'))];
  });
  for (const { linkId, initiatorId } of job.links) {
    if (!(await findLink(db, linkId))) continue;
    const people = await belongingBy(db, linkId);
    const change = 'add' as const;
    planned.push(
      ...people.map(slackUserId => ({ organizationId, linkId, slackUserId, change, initiatorId })),
    );
  }
  if (planned.length === 0) return;
  const reached = new Set(planned.map(({ linkId }) => linkId));
  const slackIds = links.filter(({ id }) => reached.has(id)).map(({ slackId }) => slackId);
  await db.$transaction(async tx => {
    await insertMembershipChanges(tx, planned, clock.now());
    // The same order everywhere: two transactions that waited for each other's jobs would deadlock.
    for (const slackId of [...new Set(slackIds)].sort()) {
      await queueMemberSync(tx, { workspaceId: organization.workspaceId, slackId });
    }
  });
}
