import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { groupWithin, lockOfGroup } from '../groups/manage.ts';
import type { CountedGroup } from '../groups/store.ts';
import { targetName } from '../link-target.ts';
import {
  countLinks,
  deleteLink,
  findLink,
  insertLink,
  type Link,
  type LinkState,
  linksOfGroup,
  statesOf,
} from '../links/store.ts';
import { alone, beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { markOwn } from '../shared-channels/store.ts';

/** Each member of the group gets a delivery: thousands of them take seconds. */
const TIMEOUT_MS = 60_000;

/** The most links of a group: each takes up to three of the 100 blocks of a modal. */
export const MAX_LINKS = 20;

/** A group and the state of each of its links. @throws DomainError group-not-found, not-allowed */
export async function groupLinks(
  { db }: Domain,
  actor: Person,
  groupId: string,
): Promise<{ group: CountedGroup; acting: ActingMember; links: (Link & LinkState)[] }> {
  const { group, acting } = await groupWithin(db, actor, groupId);
  const links = await linksOfGroup(db, groupId);
  const states = await statesOf(
    db,
    links.map(({ id }) => id),
  );
  const none: LinkState = { waiting: 0, troubles: [] };
  return { group, acting, links: links.map(link => ({ ...link, ...(states.get(link.id) ?? none) })) };
}

/**
 * Links a group to a Slack channel or user group. Foyer adds everybody who is in the group now or joins it later, and
 * removes people who leave it. Several groups, also of several organizations, may be linked to the same one: people
 * stay as long as any of them leads there. The caller has checked with Slack that the channel isn't shared with another
 * company.
 * Source: product.md, Beyond Slack
 */
export const linkGroup = operation({
  name: 'linkGroup',
  input: z.object({
    groupId: z.uuid(),
    kind: z.enum(['channel', 'usergroup']),
    slackId: z.string().min(1).max(50),
    name: z.string().min(1),
  }),
  fails: ['group-not-found', 'organization-not-found', 'not-allowed', 'already-linked', 'too-many-links'],
  timeoutMs: TIMEOUT_MS,
  lock: (tx, { groupId }) => lockOfGroup(tx, groupId),
  async run(
    { tx, now, actor, audit, record, fail },
    { groupId, ...target },
  ): Promise<{ group: CountedGroup }> {
    const { group, acting } = await groupWithin(tx, actor, groupId);
    const { organizationId } = group;
    const links = await linksOfGroup(tx, groupId);
    if (links.some(({ slackId }) => slackId === target.slackId)) {
      throw fail('already-linked', { group: group.name, target: targetName(target) }, target.kind);
    }
    if (links.length >= MAX_LINKS) throw fail('too-many-links', { most: MAX_LINKS });
    if (target.kind === 'channel') {
      const { workspaceId } = actor;
      await markOwn(tx, { workspaceId, slackId: target.slackId });
    }
    const linkId = await insertLink(tx, { groupId, ...target, createdAt: now });
    audit({ organizationId, action: 'group.tie', subject: group.name, after: target });
    record({ type: 'group.linked', organizationId, linkId, initiatorId: acting.member.id });
    return { group };
  },
});

/** Removes a link; people stay in its channel or user group. */
export const unlinkGroup = operation({
  name: 'unlinkGroup',
  input: z.object({ linkId: z.uuid() }),
  fails: ['link-not-found', 'organization-not-found', 'not-allowed'],
  async lock(tx, { linkId }) {
    const found = await findLink(tx, linkId);
    if (!found) throw new DomainError('link-not-found', {});
    return alone(found.group.organizationId);
  },
  async run({ tx, actor, audit, fail }, { linkId }): Promise<Link> {
    const found = await findLink(tx, linkId);
    if (!found) throw fail('link-not-found', {});
    const { organizationId } = found.group;
    await authorise(tx, actor, organizationId, 'organization:edit');
    await deleteLink(tx, linkId);
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
 * Starts a comparison of every link of an organization with Slack, which corrects differences. It takes a while, and
 * the person who asked gets a message at the end. Two requests at once start one comparison.
 */
export const askForSync = operation({
  name: 'askForSync',
  input: z.object({ organizationId: z.uuid() }),
  fails: ['organization-not-found', 'not-allowed', 'nothing-linked'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run(
    { tx, actor, audit, record, fail },
    { organizationId },
  ): Promise<{ name: string; links: number }> {
    const { organization } = await authorise(tx, actor, organizationId, 'organization:edit');
    const { name } = organization;
    const links = await countLinks(tx, organizationId);
    if (links === 0) throw fail('nothing-linked', { organization: name });
    audit({ organizationId, action: 'group.sync', subject: name, after: { links } });
    record({ type: 'sync.asked', organizationId, by: actor.slackUserId });
    return { name, links };
  },
});
