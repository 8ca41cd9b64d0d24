import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';
import { aboutInvitation } from '../about-invitation.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { accessSnapshotOf, groupsByName } from '../access/snapshot.ts';
import { findIdentity, type KnownMember, type Member } from '../access/store.ts';
import { parseEmail } from '../addresses.ts';
import { DomainError, raise } from '../errors.ts';
import { accessOf, grantsOf } from '../invitations/inviter-permissions.ts';
import { pendingOf } from '../invitations/pending-of.ts';
import { accountOf } from '../invitations/recipient.ts';
import { type Invitation, resolveInvitation } from '../invitations/store.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { pendingAmong } from '../join-requests/store.ts';
import { accessToGrant, newcomerAccess } from '../joining/acceptance.ts';
import { addressesIn, beside } from '../locks.ts';
import { memberWithin } from '../members/member-within.ts';
import { assertJoinable, placeProblem } from '../members/place-taken.ts';
import { reactivateOne } from '../members/reactivate.ts';
import { findMemberById, insertMember, setState } from '../members/store.ts';
import { parseName } from '../names.ts';
import { operation, type Scope } from '../operation/operation.ts';
import type { Organization } from '../organizations/store.ts';
import type { Identity } from '../people/identity.ts';
import { type Access, assertCanGrant } from '../roles.ts';
import { assertSeatFor } from '../seats/seats.ts';
import { isSeen, markProvisioned } from './store.ts';

const text = z.string().max(1_000);

/** What a directory says about a person. */
export const provisioned = z.object({
  email: text,
  name: text,
  givenName: text.nullable(),
  familyName: text.nullable(),
  externalId: text.nullable(),
  isActive: z.boolean(),
});

/** The account, the address and the place of the person among the members. */
interface Candidate {
  email: string;
  slackUserId: string | null;
  identity: Identity<KnownMember>;
}

/**
 * A directory makes a person a member at once, whether they are in Slack or not: with what their pending invitation
 * offers, or else with what the organization's settings give newcomers. A member who is deactivated, and whom no
 * directory manages, is reactivated with the role and groups they had. Everybody else it finds with a filter first.
 * Source: RFC 7644, Creating Resources
 */
export const provisionMember = operation({
  name: 'provisionMember',
  input: provisioned.extend({ organizationId: z.uuid() }),
  fails: [
    'not-allowed',
    'cannot-grant',
    'cannot-manage-member',
    'invalid-email',
    'email-too-long',
    'invalid-name',
    'unclear-name',
    'uninvitable-person',
    'already-member',
    'new-account',
    'acceptance-unset',
    'no-seat',
    'member-not-found',
  ],
  lock: (_, { organizationId, email }) =>
    beside(organizationId, { seats: true, addresses: addressesIn([email]) }),
  async run(scope, given): Promise<Member> {
    const { tx, actor, audit } = scope;
    const { organizationId, givenName, familyName, externalId } = given;
    const acting = await authorise(tx, actor, organizationId, 'invitation:create');
    const email = parseEmail(given.email);
    const name = parseName(given.name, 'person', 'name');
    const account = await accountOf(tx, actor.workspaceId, { slackUserId: null, email });
    const slackUserId = account?.slackUserId ?? null;
    const claimant = { slackUserId, email, isEmailConfirmed: true };
    const identity = await findIdentity(tx, organizationId, claimant);
    const candidate = { email, slackUserId, identity };
    const joined =
      identity.kind === 'nobody'
        ? await join(scope, acting, candidate, { name, isActive: given.isActive })
        : await comeBack(scope, acting, candidate, given.isActive);
    const marked = await markProvisioned(tx, joined, { externalId, givenName, familyName });
    audit({
      organizationId,
      action: 'member.provision',
      subject: email,
      after: { ...accessSnapshotOf(marked), state: marked.state },
    });
    return marked;
  },
});

async function join(
  scope: Scope,
  acting: ActingMember,
  candidate: Candidate,
  { name, isActive }: { name: string; isActive: boolean },
): Promise<Member> {
  const { tx, now, record } = scope;
  const { organization, permissions } = acting;
  const { id: organizationId } = organization;
  const { email, slackUserId, identity } = candidate;
  assertJoinable(identity, organization, email);
  const claimant = { slackUserId, email, isEmailConfirmed: true };
  const invitation = await pendingOf(tx, organization, claimant, null);
  const access = invitation
    ? accessOf(invitation, organization)
    : await accessOfNewcomer(tx, organization, name);
  assertCanGrant(permissions, 'invitation:create', access);
  if (isActive) await assertSeatFor(tx, organization, { email, slackUserId }, permissions);
  const grants = grantsOf(access);
  const memberId = await insertMember(tx, {
    organizationId,
    email,
    name,
    slackUserId,
    roleId: access.role.id,
    grants,
    joinedAt: now,
  });
  const member = await findMemberById(tx, memberId);
  if (!member) throw new Error('The member was just inserted.');
  if (!isActive) return setState(tx, member, { state: 'deactivated', deactivatedAt: now });
  if (invitation) await acceptFor(scope, invitation, candidate, memberId);
  // Their invitation brings them into the channels of its groups.
  const groups = invitation ? [] : grants.map(({ groupId }) => groupId);
  const initiatorId = acting.member.id;
  record({ type: 'member.provisioned', organizationId, memberId, slackUserId, initiatorId, groups });
  const asked = slackUserId ? await pendingAmong(tx, organizationId, [slackUserId]) : [];
  await withdrawObsoleteRequests(scope, organizationId, asked);
  return member;
}

/** @throws DomainError acceptance-unset */
async function accessOfNewcomer(tx: Transaction, organization: Organization, who: string): Promise<Access> {
  const gives = await newcomerAccess(tx, organization);
  if (!gives) throw new DomainError('acceptance-unset', { who });
  return accessToGrant(gives, organization);
}

/** Their invitation is answered: they are a member by it. */
async function acceptFor(
  { tx, now, actor, audit, record }: Scope,
  invitation: Invitation,
  { slackUserId }: Candidate,
  memberId: string,
): Promise<void> {
  const { id, organizationId, email, role, grants, inviterId: initiatorId } = invitation;
  const resolvedBy = slackUserId ?? actor.slackUserId;
  if (!(await resolveInvitation(tx, id, { status: 'accepted', resolvedAt: now, resolvedBy }))) return;
  audit({
    organizationId,
    action: 'invitation.accept',
    subject: email,
    before: { status: 'pending' },
    after: { status: 'accepted', approved: true, role: role.name, groups: groupsByName(role, grants) },
  });
  record({
    type: 'invitation.accepted',
    ...aboutInvitation({ ...invitation, slackUserId }),
    memberId,
    // The welcome of a provisioned member is another message.
    isByLink: false,
    initiatorId,
    groups: grants.map(({ groupId }) => groupId),
  });
}

/** @throws DomainError already-member, new-account unless they are deactivated and no directory manages them */
async function comeBack(
  scope: Scope,
  { organization, permissions }: ActingMember,
  { email, slackUserId, identity }: Candidate,
  isActive: boolean,
): Promise<Member> {
  const { tx, actor } = scope;
  if (identity.kind === 'nobody') throw new Error('Nobody comes back who was never here.');
  if (identity.kind !== 'member' || isSeen(identity.member)) {
    raise(placeProblem(identity, { organization, email, slackUserId, reader: permissions }));
  }
  const { member, acting } = await memberWithin(tx, actor, 'member:deactivate', identity.member.id);
  if (!isActive) return member;
  await assertSeatFor(tx, organization, member, permissions);
  return reactivateOne(scope, acting, member);
}
