import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import { findIdentity, type KnownMember } from '../access/store.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { ownPendingInvitation } from '../invitations/own/store.ts';
import type { Invitation } from '../invitations/store.ts';
import { findPendingRequest, insertJoinRequest, type JoinRequest } from '../join-requests/store.ts';
import { limits } from '../limits.ts';
import { beside } from '../locks.ts';
import { placeProblem } from '../members/place-taken.ts';
import { operation } from '../operation/operation.ts';
import { organizationHere } from '../organizations/organization-here.ts';
import type { Organization } from '../organizations/store.ts';
import { endAfter } from '../time/local-time.ts';
import { pausesOf } from './pause.ts';
import { addressToJoinWith } from './rules.ts';

/** A second press within this time is the same press and has the same result. */
const SAME_PRESS_MS = 10_000;

/** What a person can do to join: ask now or later, wait for a pending request, or answer an invitation. */
export type JoinOption =
  | { kind: 'may-ask'; email: string; organization: Organization }
  | { kind: 'must-wait'; until: Date; organization: Organization }
  | { kind: 'waiting'; request: JoinRequest }
  | { kind: 'invited'; invitation: Invitation }
  /** Their old account is gone, and its membership can be theirs again. */
  | { kind: 'new-account'; member: KnownMember; organization: Organization };

/**
 * How can this person join the organization? A deactivated member can ask again, and the approvers see that they were a
 * member. After a withdrawn or rejected request the organization's pause applies.
 * @throws DomainError organization-not-found, already-a-member-yourself, and those of addressToJoinWith
 */
export async function joinOptionFor(
  tx: Database | Transaction,
  actor: Person,
  organizationId: string,
  now: Date,
): Promise<JoinOption> {
  const organization = await organizationHere(tx, actor, organizationId);
  const { slackUserId } = actor;
  const identity = await findIdentity(tx, organizationId, actor);
  if (identity.kind !== 'nobody' && identity.member.state === 'active') {
    const { member } = identity;
    if (identity.kind === 'new-account') return { kind: 'new-account', member, organization };
    throw new DomainError('already-a-member-yourself', { role: member.role.name, state: member.state });
  }
  const invitation = await ownPendingInvitation(tx, actor, organizationId);
  if (invitation) return { kind: 'invited', invitation };
  const request = await findPendingRequest(tx, organizationId, slackUserId);
  if (request) return { kind: 'waiting', request };
  const email = addressToJoinWith(actor, organization);
  const until = (await pausesOf(tx, actor, [organization], now)).get(organizationId);
  if (until) return { kind: 'must-wait', until, organization };
  return { kind: 'may-ask', email, organization };
}

function takeThePlace(
  { member, organization }: Extract<JoinOption, { kind: 'new-account' }>,
  { email, slackUserId }: Person,
): DomainError {
  const reader = 'themselves' as const;
  const about = { organization, email: email ?? '', slackUserId, reader };
  const problem = placeProblem({ kind: 'new-account', member }, about);
  return problem ?? new DomainError('already-requested', {});
}

/**
 * A person whose confirmed address is at one of the organization's domains asks to join.
 * Source: Secaro, Manage join requests
 */
export const requestToJoin = operation({
  name: 'requestToJoin',
  input: z.object({ organizationId: z.uuid(), note: z.string().trim().max(limits.note).nullable() }),
  fails: [
    'organization-not-found',
    'already-a-member-yourself',
    'new-account',
    'invited-already',
    'already-requested',
    'asked-too-soon',
    'guests-may-not-ask',
    'email-unconfirmed',
    'no-matching-domain',
  ],
  lock: (_, { organizationId }, { email }) => beside(organizationId, { addresses: email ? [email] : [] }),
  async run({ tx, now, actor, audit, record, fail }, { organizationId, note }): Promise<JoinRequest> {
    const waiting = await findPendingRequest(tx, organizationId, actor.slackUserId);
    if (waiting && now.getTime() - waiting.createdAt.getTime() < SAME_PRESS_MS) return waiting;
    const way = await joinOptionFor(tx, actor, organizationId, now);
    if (way.kind === 'invited') {
      throw fail('invited-already', { invitationId: way.invitation.id });
    }
    if (way.kind === 'waiting') throw fail('already-requested', {});
    if (way.kind === 'new-account') throw takeThePlace(way, actor);
    const { organization } = way;
    if (way.kind === 'must-wait') {
      const { name, timeZone } = organization;
      throw fail('asked-too-soon', { organization: name, until: way.until, timeZone });
    }
    const { email } = way;
    const request = await insertJoinRequest(tx, {
      organizationId,
      slackUserId: actor.slackUserId,
      email,
      name: actor.name,
      note: note || null,
      createdAt: now,
      expiresAt: endAfter(now, organization.requestDays, organization.timeZone),
    });
    if (!request) throw fail('already-requested', {});
    audit({ organizationId, action: 'join-request.create', subject: email, after: { note } });
    record({ type: 'join-request.created', organizationId, joinRequestId: request.id });
    return request;
  },
});
