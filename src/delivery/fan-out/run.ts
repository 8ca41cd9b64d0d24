import { findOrganization } from '../../domain/organizations/store.ts';
import { tiesToChange } from '../../domain/ties/rules.ts';
import { belongingBy, findTie, tiesOf } from '../../domain/ties/store.ts';
import { insertAccess, type PlannedAccess } from '../access/store.ts';
import { queueHomes } from '../home/queue.ts';
import { homesThatShow, peopleOfHomes } from '../home/store.ts';
import { queueAccess } from '../queue.ts';
import type { Delivery } from '../slack-message.ts';
import type { FanOut } from './job.ts';
import { slackUsersOf } from './store.ts';

/**
 * Works out whom an operation concerns besides the people in it: the App Homes that show it, and the channels and user
 * groups that follow. It comes after the commit, so that no operation waits for the homes and channels of others.
 */
export async function runFanOut(parts: Delivery, job: FanOut): Promise<void> {
  await fanOutPlaces(parts, job);
  const { db, clock } = parts;
  const { organizationId, audience } = job;
  const people = await peopleOfHomes(db, job);
  if (!audience && people.length === 0) return;
  const now = clock.now();
  await queueHomes(db, await homesThatShow(db, organizationId, { people, audience, now }));
}

/**
 * Plans what changes in the channels and user groups that groups are tied to: one delivery for each person and tie, and
 * one job for each place. Whether it is still wanted is asked again when its turn comes, so a removal is planned also
 * for a person who stays there through another group.
 */
async function fanOutPlaces({ db, clock }: Delivery, job: FanOut): Promise<void> {
  const { organizationId, moves } = job;
  if (moves.length + job.ties.length === 0) return;
  const ties = await tiesOf(db, organizationId);
  if (ties.length === 0) return;
  const organization = await findOrganization(db, organizationId);
  if (!organization) return;
  const blankMeansAll = organization.template.blankGroups === 'all';
  const slackUsers = await slackUsersOf(
    db,
    moves.map(({ memberId }) => memberId),
  );
  const planned = moves.flatMap(({ memberId, causerId, ...move }): PlannedAccess[] => {
    const slackUserId = slackUsers.get(memberId);
    if (!slackUserId) return [];
    const { add, remove } = tiesToChange(move, { blankMeansAll, ties });
    const over = (change: 'add' | 'remove') => (tie: { id: string }) => ({
      organizationId,
      tieId: tie.id,
      slackUserId,
      change,
      causerId,
    });
    return [...add.map(over('add')), ...remove.map(over('remove'))];
  });
  for (const { tieId, causerId } of job.ties) {
    if (!(await findTie(db, tieId))) continue;
    const people = await belongingBy(db, tieId);
    const change = 'add' as const;
    planned.push(...people.map(slackUserId => ({ organizationId, tieId, slackUserId, change, causerId })));
  }
  if (planned.length === 0) return;
  const reached = new Set(planned.map(({ tieId }) => tieId));
  const slackIds = ties.filter(({ id }) => reached.has(id)).map(({ slackId }) => slackId);
  await db.$transaction(async tx => {
    await insertAccess(tx, planned, clock.now());
    // In the same order everywhere: two that wait for each other's jobs would be a deadlock.
    for (const slackId of [...new Set(slackIds)].sort()) {
      await queueAccess(tx, { workspaceId: organization.workspaceId, slackId });
    }
  });
}
