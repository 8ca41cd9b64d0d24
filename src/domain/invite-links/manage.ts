import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { accessInput, resolveAccess } from '../access/resolve-access.ts';
import { groupsByName } from '../access/snapshot.ts';
import { groupsFor } from '../access/store.ts';
import { parseCount } from '../counts.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { accessOf, canInviteWith, grantsOf } from '../invitations/inviter-permissions.ts';
import { hashOf, newSecret } from '../invitations/tokens/token.ts';
import { alone, beside, type Locks, type RightsReader } from '../locks.ts';
import { parseName } from '../names.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { parseDomains } from '../organizations/join-domains.ts';
import { type Page, readPage } from '../page.ts';
import { assertCanGrant } from '../roles.ts';
import { endAfter } from '../time/local-time.ts';
import { groupsReached } from '../visibility.ts';
import { type InviteLinkState, stateOf } from './rules.ts';
import {
  findByRequest,
  findInviteLink,
  type InviteLink,
  insertInviteLink,
  pageOfInviteLinks,
  updateInviteLink,
} from './store.ts';

const CAPABILITY = 'invitation:create';

/** The most that each number of a link can be. */
const mosts = { maxUses: 100_000, days: 730 };

/** A link together with its secret, which nobody can read again. */
export interface MadeInviteLink {
  link: InviteLink;
  token: string;
}

/** A link on the list. */
export interface ListedInviteLink {
  link: InviteLink;
  state: InviteLinkState;
  /** Can the reader change it? */
  isTheirs: boolean;
}

/**
 * A page of the links that the actor's rights cover, newest first; revoked ones are in the audit log.
 * @throws DomainError organization-not-found, not-allowed
 */
export async function listInviteLinks(
  { db, clock }: Domain,
  actor: Person,
  organizationId: string,
  page: number,
): Promise<{ acting: ActingMember; list: Page<ListedInviteLink> }> {
  const acting = await authorise(db, actor, organizationId, CAPABILITY);
  const within = groupsReached(acting.permissions, CAPABILITY);
  const { items, ...rest } = await readPage(page, (skip, take) =>
    pageOfInviteLinks(db, { organizationId, within, skip, take }),
  );
  const listed = items.map(link => ({
    link,
    state: stateOf(link, clock.now()),
    isTheirs: canInviteWith(acting.permissions, accessOf(link, acting.organization)),
  }));
  return { acting, list: { items: listed, ...rest } };
}

/**
 * Makes a link by which many people can join with a role and groups chosen beforehand. The actor must be allowed to
 * invite people with exactly this access. The same request delivered again finds its own link, with a new secret: the
 * first may not have arrived.
 * Source: issue 10, Invite links ("a link or QR with role and groups preset, allowed domains, a count, an end")
 */
export const makeInviteLink = operation({
  name: 'makeInviteLink',
  input: z.object({
    organizationId: z.uuid(),
    name: z.string(),
    ...accessInput.shape,
    mode: z.enum(['join', 'ask']),
    /** As typed; blank: all. */
    domains: z.string().nullable(),
    /** As typed; blank: no limit. */
    maxUses: z.string().nullable(),
    /** Days until it ends, as typed; blank: never. */
    days: z.string().nullable(),
    requestKey: z.string(),
  }),
  fails: [
    'organization-not-found',
    'not-allowed',
    'cannot-grant',
    'invalid-name',
    'unclear-name',
    'unknown-role',
    'unknown-group',
    'role-needs-groups',
    'invalid-domain',
    'shared-domain',
    'public-mail-domain',
    'invalid-number',
  ],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, now, actor, audit }, given): Promise<MadeInviteLink> {
    const { organizationId, requestKey, mode } = given;
    const acting = await authorise(tx, actor, organizationId, CAPABILITY);
    const { organization, permissions, member } = acting;
    const access = resolveAccess(acting, await groupsFor(tx, organization, [given]), given);
    assertCanGrant(permissions, CAPABILITY, access);
    const token = newSecret();
    const tokenHash = hashOf(token);
    const before = await findByRequest(tx, organizationId, requestKey);
    if (before) return { link: await updateInviteLink(tx, before.id, { tokenHash }), token };
    const link = await insertInviteLink(tx, {
      organizationId,
      tokenHash,
      name: parseName(given.name, 'link', 'name'),
      roleId: access.role.id,
      mode,
      domains: parseDomains(given.domains ?? ''),
      maxUses: parseCount(given.maxUses, 'maxUses', mosts.maxUses),
      creatorId: member.id,
      requestKey,
      createdAt: now,
      expiresAt: endAfter(now, parseCount(given.days, 'days', mosts.days), organization.timeZone),
      grants: grantsOf(access),
    });
    audit({ organizationId, action: 'invite-link.create', subject: link.name, after: termsOf(link) });
    return { link, token };
  },
});

const input = z.object({ inviteLinkId: z.uuid() });
const fails = ['invite-link-not-found', 'organization-not-found', 'not-allowed', 'cannot-grant'] as const;

/** Stops a link until it is resumed. Invitations that it made stay as they are. */
export const pauseInviteLink = operation({
  name: 'pauseInviteLink',
  input,
  fails,
  lock: lockOfInviteLink,
  run: async (scope, { inviteLinkId }): Promise<InviteLink> =>
    setPaused(scope, inviteLinkId, { pausedAt: scope.now, action: 'invite-link.pause' }),
});

/** Lets people use a paused link again. */
export const resumeInviteLink = operation({
  name: 'resumeInviteLink',
  input,
  fails,
  lock: lockOfInviteLink,
  run: async (scope, { inviteLinkId }): Promise<InviteLink> =>
    setPaused(scope, inviteLinkId, { pausedAt: null, action: 'invite-link.resume' }),
});

/**
 * Ends a link for good. Invitations that it made stay as they are: they are revoked one by one. Revoking twice has the
 * same effect as once.
 */
export const revokeInviteLink = operation({
  name: 'revokeInviteLink',
  input,
  fails,
  lock: lockOfInviteLink,
  async run(scope, { inviteLinkId }): Promise<InviteLink> {
    const { tx, now, audit } = scope;
    const link = await linkWithin(tx, scope.actor, inviteLinkId);
    if (link.revokedAt) return link;
    const { organizationId, name, uses } = link;
    audit({ organizationId, action: 'invite-link.revoke', subject: name, before: { uses } });
    return updateInviteLink(tx, inviteLinkId, { revokedAt: now });
  },
});

/** Gives a link a new secret; the old one stops working. Its count and its end stay. */
export const replaceInviteLink = operation({
  name: 'replaceInviteLink',
  input,
  fails,
  lock: lockOfInviteLink,
  async run(scope, { inviteLinkId }): Promise<MadeInviteLink> {
    const { organizationId, name } = await openLinkWithin(scope, inviteLinkId);
    const token = newSecret();
    const link = await updateInviteLink(scope.tx, inviteLinkId, { tokenHash: hashOf(token) });
    scope.audit({ organizationId, action: 'invite-link.replace', subject: name });
    return { link, token };
  },
});

async function setPaused(
  scope: Scope,
  inviteLinkId: string,
  { pausedAt, action }: { pausedAt: Date | null; action: 'invite-link.pause' | 'invite-link.resume' },
): Promise<InviteLink> {
  const link = await openLinkWithin(scope, inviteLinkId);
  if ((link.pausedAt === null) === (pausedAt === null)) return link;
  scope.audit({ organizationId: link.organizationId, action, subject: link.name });
  return updateInviteLink(scope.tx, inviteLinkId, { pausedAt });
}

/** Nobody uses a link while it changes. @throws DomainError invite-link-not-found */
async function lockOfInviteLink(tx: Transaction, { inviteLinkId }: { inviteLinkId: string }): Promise<Locks> {
  const link = await findInviteLink(tx, inviteLinkId);
  if (!link) throw new DomainError('invite-link-not-found', {});
  return alone(link.organizationId);
}

/**
 * Loads a link that the actor may manage: they could make it themselves.
 * @throws DomainError invite-link-not-found, organization-not-found, not-allowed, cannot-grant
 */
async function linkWithin(tx: RightsReader, actor: Person, id: string): Promise<InviteLink> {
  const link = await findInviteLink(tx, id);
  if (link?.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('invite-link-not-found', {});
  }
  const { organization, permissions } = await authorise(tx, actor, link.organizationId, CAPABILITY);
  assertCanGrant(permissions, CAPABILITY, accessOf(link, organization));
  return link;
}

async function openLinkWithin({ tx, actor }: Scope, id: string): Promise<InviteLink> {
  const link = await linkWithin(tx, actor, id);
  if (link.revokedAt) throw new DomainError('invite-link-not-found', {});
  return link;
}

/** What a link gives, for the audit log. */
function termsOf({ role, grants, mode, domains, maxUses, expiresAt }: InviteLink) {
  return {
    role: role.name,
    groups: groupsByName(role, grants),
    mode,
    domains,
    maxUses,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
