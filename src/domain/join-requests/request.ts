import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { isFor } from '../invitations/rules.ts';
import { findPending } from '../invitations/store.ts';
import { findMember, lockAddress } from '../members/store.ts';
import { operation } from '../operation.ts';
import { findOrganization } from '../organizations/store.ts';
import { addressToJoinWith } from './rules.ts';
import { findPendingRequest, insertJoinRequest, type JoinRequest } from './store.ts';

/** Sent again within this time it counts as the same press, and has the same outcome. */
const SAME_PRESS_MS = 10_000;

/**
 * May this person ask to join, and by which address?
 * @throws DomainError not-set-up, already-a-member-yourself, invited-already, already-requested, and those of
 *   addressToJoinWith
 */
export async function assertMayAsk(
  tx: Database | Transaction,
  actor: Person,
  organizationId: string,
): Promise<{ email: string; organization: string }> {
  const organization = await findOrganization(tx, organizationId);
  if (!organization || organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('not-set-up', {});
  }
  const present = await findMember(tx, organizationId, actor);
  if (present) {
    const { role, state } = present;
    throw new DomainError('already-a-member-yourself', { role: role.name, state });
  }
  if (actor.email) {
    const invitation = await findPending(tx, organizationId, actor.email);
    if (invitation && isFor(invitation, actor))
      throw new DomainError('invited-already', { invitationId: invitation.id });
  }
  const waiting = await findPendingRequest(tx, organizationId, actor.slackUserId);
  if (waiting) throw new DomainError('already-requested', {});
  return { email: addressToJoinWith(actor, organization.domains), organization: organization.name };
}

/**
 * A person whose confirmed address has one of the organization's domains asks to join.
 * Source: Secaro, Manage join requests
 * @throws DomainError as assertMayAsk
 */
export const requestToJoin = operation({
  input: z.object({ organizationId: z.uuid(), note: z.string().trim().max(1_000).nullable() }),
  async run({ tx, now, actor, audit, announce }, { organizationId, note }): Promise<JoinRequest> {
    if (actor.email) await lockAddress(tx, organizationId, actor.email);
    const waiting = await findPendingRequest(tx, organizationId, actor.slackUserId);
    if (waiting && now.getTime() - waiting.createdAt.getTime() < SAME_PRESS_MS) return waiting;
    const { email } = await assertMayAsk(tx, actor, organizationId);
    const request = await insertJoinRequest(tx, {
      organizationId,
      slackUserId: actor.slackUserId,
      email,
      name: actor.name,
      note: note || null,
      createdAt: now,
    });
    if (!request) throw new DomainError('already-requested', {});
    await audit({ organizationId, action: 'join-request.create', subject: email, after: { note } });
    await announce({ type: 'join-request.created', organizationId, joinRequestId: request.id });
    return request;
  },
});
