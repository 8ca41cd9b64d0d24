import type { Database, Transaction } from '../../database/client.ts';
import type { ActingMember } from '../access/acting-member.ts';
import { markOfAccess } from '../access/mark.ts';
import { groupsProblem } from '../access/match.ts';
import { chosenGrants } from '../access/resolve-access.ts';
import type { NamedGrant } from '../access/snapshot.ts';
import { listGroups, type Member } from '../access/store.ts';
import type { Person } from '../domain.ts';
import type { Problem } from '../errors.ts';
import { formerMembers, type JoinRequest } from '../join-requests/store.ts';
import { markOf } from '../mark.ts';
import type { Organization } from '../organizations/store.ts';
import { peopleById } from '../people/store.ts';
import { confirmedEmail } from '../person-problem.ts';
import {
  type Access,
  type Capability,
  type Grant,
  type Group,
  type GroupLevel,
  grantProblem,
  type HeldRole,
} from '../roles.ts';
import { defaultRole, isAtDomain } from './rules.ts';

/** A role and groups, as people read and get them. */
export interface NamedAccess {
  role: HeldRole & { groupLevel: GroupLevel };
  grants: readonly (Grant & NamedGrant)[];
}

/** What Accept on a join request gives, and what its card says about that. */
export interface Acceptance {
  /** Null: Accept can give nothing, because the groups that the setting names were removed. */
  gives: NamedAccess | null;
  /** What the requester had as a member; null: they never were one. */
  former: NamedAccess | null;
  /** What the setting names and is no longer there. */
  removed: readonly ('role' | 'groups')[];
  /** Their email in Slack is another one by now; `isForeign`: it is at none of the organization's domains. Null: the same. */
  address: { asked: string; now: string; isForeign: boolean } | null;
  /** Changes with all of this: a press carries it, so that nobody gives what they have not seen. */
  mark: string;
}

/**
 * What Accept gives: to former members what they had, to others what the organization's settings say. Without a
 * setting, or when its role was removed, it gives the template's default role. Where no group means all groups, removed
 * groups never leave people with all of them: then Accept gives nothing.
 * @param groups the groups of the setting that are still there
 */
function acceptanceOf(
  organization: Organization,
  groups: readonly Group[],
  member: Member | null,
  address: Acceptance['address'],
): Acceptance {
  const former = member && accessOfMember(member);
  const { gives, removed } = former ? { gives: former, removed: [] } : settingOf(organization, groups);
  const mark = [former ? 'former' : 'new', markOfAccess(gives), ...(address ? [markOf(address.now)] : [])];
  return { gives, former, removed, address, mark: mark.join(' ') };
}

/**
 * Changes with what an approver who chooses role and groups themselves reads of the person: their address, and what they
 * had as a member.
 */
export function markOfRequester({ former, address }: Pick<Acceptance, 'former' | 'address'>): string {
  return markOf([former && markOfAccess(former), address?.now ?? null]);
}

function settingOf(
  organization: Organization,
  groups: readonly Group[],
): Pick<Acceptance, 'gives' | 'removed'> {
  const { acceptRoleId, acceptGroupIds, roles, template } = organization;
  const chosen = roles.find(({ id }) => id === acceptRoleId);
  const role = chosen ?? defaultRole(organization);
  const present = groups.filter(({ id }) => acceptGroupIds.includes(id));
  const removed = [
    ...(acceptRoleId !== null && !chosen ? (['role'] as const) : []),
    ...(present.length < acceptGroupIds.length ? (['groups'] as const) : []),
  ];
  const isWidened = removed.includes('groups') && present.length === 0 && template.blankGroups === 'all';
  if (isWidened || groupsProblem(role, present.length)) return { gives: null, removed };
  return { gives: { role, grants: chosenGrants(role, present, []) }, removed };
}

function accessOfMember({ role, grants }: Member): NamedAccess {
  return { role: { ...role, capabilities: role.capabilities as Capability[] }, grants };
}

/** Why this approver can't use Accept alone: it gives nothing, or more than they may grant. */
export function acceptProblem(
  { organization, permissions }: ActingMember,
  { gives }: Acceptance,
): Problem<'cannot-grant'> | 'unset' | null {
  if (!gives) return 'unset';
  return grantProblem(permissions, 'join-request:review', accessToGrant(gives, organization));
}

/**
 * What a newcomer gets whom nobody chose a role for: what Accept would give them; null when the groups of the setting
 * were removed.
 */
export async function newcomerAccess(
  db: Database | Transaction,
  organization: Organization,
): Promise<NamedAccess | null> {
  const { id: organizationId, acceptGroupIds } = organization;
  const groups =
    acceptGroupIds.length > 0 ? await listGroups(db, { organizationId, within: acceptGroupIds }) : [];
  return settingOf(organization, groups).gives;
}

/** Some access in the form that the rules use. */
export function accessToGrant(gives: NamedAccess, { template }: Organization): NamedAccess & Access {
  return { ...gives, blankMeansAll: template.blankGroups === 'all' };
}

/** What Accept gives in each of these pending requests of one organization, by request. */
export async function acceptancesOf(
  db: Database | Transaction,
  organization: Organization,
  requests: readonly JoinRequest[],
): Promise<Map<string, Acceptance>> {
  const { id: organizationId, acceptGroupIds } = organization;
  const former = await formerMembers(db, organization, requests);
  const isForNewcomers = requests.some(({ id }) => !former.has(id));
  const groups =
    acceptGroupIds.length > 0 && isForNewcomers
      ? await listGroups(db, { organizationId, within: acceptGroupIds })
      : [];
  const slackUserIds = requests.map(({ slackUserId }) => slackUserId);
  const people = await peopleById(db, organization.workspaceId, slackUserIds);
  return new Map(
    requests.map(request => {
      const address = addressOf(request, people.get(request.slackUserId), organization);
      return [request.id, acceptanceOf(organization, groups, former.get(request.id) ?? null, address)];
    }),
  );
}

/** Source: product.md, People change: an approver decides about the person who asked, at the address that asked. */
function addressOf(
  { email: asked }: JoinRequest,
  person: Person | undefined,
  organization: Organization,
): Acceptance['address'] {
  const now = person && confirmedEmail(person);
  if (!now || now === asked) return null;
  return { asked, now, isForeign: !isAtDomain(now, organization) };
}

/** What Accept gives in one pending request. */
export async function acceptanceFor(
  db: Database | Transaction,
  organization: Organization,
  request: JoinRequest,
): Promise<Acceptance> {
  const found = (await acceptancesOf(db, organization, [request])).get(request.id);
  if (!found) throw new Error('Every request has an acceptance.');
  return found;
}
