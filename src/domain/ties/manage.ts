import { z } from 'zod';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { groupWithin, lockOfGroup } from '../groups/manage.ts';
import type { CountedGroup } from '../groups/store.ts';
import { alone, beside } from '../locks.ts';
import { authorise, type Membership } from '../members/membership.ts';
import { operation } from '../operation.ts';
import { markOwn } from '../shared-channels/store.ts';
import { placeName } from './place.ts';
import {
  countTies,
  deleteTie,
  findTie,
  insertTie,
  statesOf,
  type Tie,
  type TieState,
  tiesOfGroup,
} from './store.ts';

/** Each member of the group gets a delivery: thousands of them take some seconds. */
const TIMEOUT_MS = 60_000;

/** Ties that a group may have: each takes up to three of the 100 blocks of a modal. */
export const TIES_MOST = 20;

/** A group, and how each of its ties stands. @throws DomainError group-not-found, not-allowed */
export async function groupTies(
  { db }: Domain,
  actor: Person,
  groupId: string,
): Promise<{ group: CountedGroup; membership: Membership; ties: (Tie & TieState)[] }> {
  const { group, membership } = await groupWithin(db, actor, groupId);
  const ties = await tiesOfGroup(db, groupId);
  const states = await statesOf(
    db,
    ties.map(({ id }) => id),
  );
  const none: TieState = { waiting: 0, troubles: [] };
  return { group, membership, ties: ties.map(tie => ({ ...tie, ...(states.get(tie.id) ?? none) })) };
}

/**
 * Ties a group to a channel or a user group of Slack's: from now on whoever is in the group is added there, and
 * removed when they leave it; everybody who is in it now is added. Several groups, of several organizations too,
 * may be tied to the same one: who belongs there by any of them stays.
 * Who calls it has asked Slack that no other company is in the channel.
 * @throws DomainError group-not-found, not-allowed, already-tied, too-many-ties
 * Source: product.md, Beyond Slack
 */
export const tieGroup = operation({
  input: z.object({
    groupId: z.uuid(),
    kind: z.enum(['channel', 'usergroup']),
    slackId: z.string().min(1).max(50),
    name: z.string().min(1),
  }),
  timeoutMs: TIMEOUT_MS,
  lock: (tx, { groupId }) => lockOfGroup(tx, groupId),
  async run({ tx, now, actor, audit, record }, { groupId, ...place }): Promise<{ group: CountedGroup }> {
    const { group, membership } = await groupWithin(tx, actor, groupId);
    const { organizationId } = group;
    const ties = await tiesOfGroup(tx, groupId);
    if (ties.some(({ slackId }) => slackId === place.slackId)) {
      throw new DomainError('already-tied', { group: group.name, place: placeName(place) }, place.kind);
    }
    if (ties.length >= TIES_MOST) throw new DomainError('too-many-ties', { most: TIES_MOST });
    if (place.kind === 'channel') {
      const { workspaceId } = actor;
      await markOwn(tx, { workspaceId, slackId: place.slackId });
    }
    const tieId = await insertTie(tx, { groupId, ...place, createdAt: now });
    audit({ organizationId, action: 'group.tie', subject: group.name, after: place });
    record({ type: 'group.tied', organizationId, tieId, causerId: membership.member.id });
    return { group };
  },
});

/**
 * Removes a tie; people stay where they are.
 * @throws DomainError tie-not-found, not-allowed
 */
export const untieGroup = operation({
  input: z.object({ tieId: z.uuid() }),
  async lock(tx, { tieId }) {
    const found = await findTie(tx, tieId);
    if (!found) throw new DomainError('tie-not-found', {});
    return alone(found.group.organizationId);
  },
  async run({ tx, actor, audit }, { tieId }): Promise<Tie> {
    const found = await findTie(tx, tieId);
    if (!found) throw new DomainError('tie-not-found', {});
    const { organizationId } = found.group;
    await authorise(tx, actor, organizationId, 'organization:edit');
    await deleteTie(tx, tieId);
    const { kind, slackId, name } = found;
    audit({
      organizationId,
      action: 'group.untie',
      subject: found.group.name,
      before: { kind, slackId, name },
    });
    return found;
  },
});

/**
 * Asks for a comparison of every tie of an organization with Slack, which brings drift back; it takes its time, and
 * whoever asked hears how it ended. Asked twice at once it happens once.
 * @throws DomainError organization-not-found, not-allowed, nothing-tied
 */
export const askForSync = operation({
  input: z.object({ organizationId: z.uuid() }),
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, actor, audit, record }, { organizationId }): Promise<{ name: string; ties: number }> {
    const { organization } = await authorise(tx, actor, organizationId, 'organization:edit');
    const { name } = organization;
    const ties = await countTies(tx, organizationId);
    if (ties === 0) throw new DomainError('nothing-tied', { organization: name });
    audit({ organizationId, action: 'group.sync', subject: name, after: { ties } });
    record({ type: 'sync.asked', organizationId, by: actor.slackUserId });
    return { name, ties };
  },
});
