import type { Database, Transaction } from '../../database/client.ts';
import { actingMemberOf } from '../access/acting-member.ts';
import { isActiveFor } from '../access/active.ts';
import { findOwnMember, type Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { ownPendingInvitation } from '../invitations/own/store.ts';
import { findPendingRequest } from '../join-requests/store.ts';
import { mayJoin } from '../joining/rules.ts';
import { holdersOf } from '../members/store.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import { membershipsOf, type Organization } from '../organizations/store.ts';
import { type Capability, can } from '../roles.ts';

/** Why a person lacks a right in an organization. */
export type Lack =
  /** They are an active member, and their role doesn't have it. */
  | { kind: 'role'; role: string }
  /** They turned guest in Slack, and nobody has decided whether they stay. */
  | { kind: 'guest' }
  | { kind: 'deactivated'; mayJoin: boolean }
  /** They are no member: an invitation or a request is waiting, or they can ask to join, or somebody must invite them. */
  | { kind: 'invited' | 'requested' | 'may-join' | 'stranger' };

/** What others read of it: whether somebody's invitation or request is waiting isn't for them. */
export type LackShown = 'role' | 'guest' | 'deactivated' | 'stranger';

export function lackShown({ kind }: Lack): LackShown {
  return kind === 'role' || kind === 'guest' || kind === 'deactivated' ? kind : 'stranger';
}

/** Somebody to ask. */
export interface Askable {
  slackUserId: string;
  name: string;
  role: string;
}

/** A person's situation when they lack a right: why, whom they can ask, and where they have it. */
export interface Situation {
  organization: Organization;
  capability: Capability;
  lack: Lack;
  /** Nobody when they can help themselves, or nobody who can act has the right. */
  askable: Askable[];
  /** Other organizations in which they have the right. */
  elsewhere: { id: string; name: string }[];
}

/** How many people are asked, and how many organizations are offered. */
const ASKED = 5;
const OFFERED = 3;

/**
 * Decides what a refused person reads and can do. Null: they have the right by now.
 * @throws DomainError organization-not-found
 */
export async function situationOf(
  db: Database | Transaction,
  actor: Person,
  { organizationId, capability }: { organizationId: string; capability: Capability },
): Promise<Situation | null> {
  const organization = await organizationHere(db, actor, organizationId);
  const member = await findOwnMember(db, organizationId, actor);
  const lack = await lackOf(db, actor, organization, member, capability);
  if (!lack) return null;
  const needed = neededFor(lack, capability);
  const holders = needed ? await holdersOf(db, organizationId, needed, ASKED + 1) : [];
  return {
    organization,
    capability,
    lack,
    askable: holders.filter(({ slackUserId }) => slackUserId !== actor.slackUserId).slice(0, ASKED),
    elsewhere: await elsewhere(db, actor, organizationId, capability),
  };
}

async function lackOf(
  db: Database | Transaction,
  actor: Person,
  organization: Organization,
  member: Member | null,
  capability: Capability,
): Promise<Lack | null> {
  const isGuest = member?.state === 'active' && actor.isGuest;
  if (isActiveFor(member, actor)) {
    const { permissions } = actingMemberOf(organization, member);
    return can(permissions, capability) ? null : { kind: 'role', role: member.role.name };
  }
  if (isGuest) return { kind: 'guest' };
  if (await ownPendingInvitation(db, actor, organization.id)) return { kind: 'invited' };
  if (await findPendingRequest(db, organization.id, actor.slackUserId)) return { kind: 'requested' };
  const isAtDomain = mayJoin(actor, organization);
  if (member) return { kind: 'deactivated', mayJoin: isAtDomain };
  return { kind: isAtDomain ? 'may-join' : 'stranger' };
}

function neededFor({ kind }: Lack, capability: Capability): Capability | null {
  switch (kind) {
    case 'role':
      return capability;
    case 'guest':
    case 'deactivated':
      return 'member:deactivate';
    case 'may-join':
    case 'stranger':
      return 'invitation:create';
    default:
      return null;
  }
}

async function elsewhere(
  db: Database | Transaction,
  actor: Person,
  organizationId: string,
  capability: Capability,
): Promise<{ id: string; name: string }[]> {
  const memberships = await membershipsOf(db, actor);
  const others = memberships.filter(({ organization, state }) => {
    return organization.id !== organizationId && state === 'active';
  });
  const found: { id: string; name: string }[] = [];
  for (const { organization } of others.slice(0, 20)) {
    if (found.length >= OFFERED) break;
    const member = await findOwnMember(db, organization.id, actor);
    if (!isActiveFor(member, actor)) continue;
    const { permissions } = actingMemberOf(organization, member);
    if (can(permissions, capability)) found.push({ id: organization.id, name: organization.name });
  }
  return found;
}
