import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { revokeKeysOf } from '../api-keys/store.ts';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { readInput } from '../input.ts';
import { resolveInvitation } from '../invitations/store.ts';
import { revokeLinksOf } from '../invite-links/store.ts';
import { decide } from '../join-requests/store.ts';
import { alone } from '../locks.ts';
import { operation, type Scope } from '../operation/operation.ts';
import {
  cardsOf,
  eraseFromAuditLog,
  eraseFromWorkspace,
  eraseMember,
  eraseRows,
  isUnderWay,
  namedIn,
  newPseudonym,
  type Traces,
  tracesOf,
} from './store.ts';

/** Who to erase from an organization: an address, a Slack user, or both when they are one person. */
const target = z.object({
  organizationId: z.uuid(),
  email: z.string().toLowerCase().nullable(),
  slackUserId: z.string().nullable(),
});

export type ErasureTarget = z.input<typeof target>;

/** What an organization stores about a person, shown to people who may erase it. */
export interface Kept {
  acting: ActingMember;
  traces: Traces;
}

/**
 * Shows what would be erased, before the confirmation; refuses already where the erasure would be refused.
 * @throws DomainError organization-not-found, not-allowed, nothing-kept, erase-active
 */
export async function keptOf({ db }: Domain, actor: Person, input: ErasureTarget): Promise<Kept> {
  const { organizationId, ...who } = readInput(target, input);
  const acting = await authorise(db, actor, organizationId, 'organization:own');
  const traces = await tracesOf(db, { organizationId, workspaceId: actor.workspaceId, ...who });
  if (!isKept(traces)) throw new DomainError('nothing-kept', {});
  assertNotActive(traces);
  return { acting, traces };
}

function isKept({ member, invitations, requests, isInAuditLog }: Traces): boolean {
  return member !== null || invitations.length > 0 || requests.length > 0 || isInAuditLog;
}

function assertNotActive({ member }: Traces): void {
  if (member?.state === 'active') throw new DomainError('erase-active', { who: member.name });
}

/**
 * Erases a person from an organization. Their name, address and Slack id leave every table, their pending items end,
 * and the audit log shows a pseudonym from then on. It can't be undone; doing it twice has the same effect as once. An
 * active member has to be deactivated first.
 * @returns the pseudonym; null when nothing was kept of them
 */
export const erasePerson = operation({
  name: 'erasePerson',
  input: target,
  fails: ['organization-not-found', 'not-allowed', 'nothing-kept', 'erase-active', 'erase-under-way'],
  lock: (_tx, { organizationId }) => alone(organizationId),
  timeoutMs: 60_000,
  async run(scope, { organizationId, ...who }): Promise<string | null> {
    const { tx, now, actor, audit, record } = scope;
    await authorise(tx, actor, organizationId, 'organization:own');
    const wanted = { organizationId, workspaceId: actor.workspaceId, ...who };
    const traces = await tracesOf(tx, wanted);
    if (!isKept(traces)) return null;
    assertNotActive(traces);
    if (await isUnderWay(tx, organizationId, traces.slackUserIds)) throw scope.fail('erase-under-way', {});
    const pseudonym = await newPseudonym(tx, organizationId);
    await endPending(scope, organizationId, traces, pseudonym);
    const cards = await cardsOf(tx, traces, organizationId);
    const named = await namedIn(tx, organizationId, traces);
    await eraseRows(tx, organizationId, traces, pseudonym);
    if (traces.member) {
      // Nobody is invited in the name of a pseudonym. By now the names of the links don't name the person either.
      const links = await revokeLinksOf(tx, traces.member.id, now);
      const keys = await revokeKeysOf(tx, traces.member.id, now);
      audit(
        ...links.map(({ name }) => ({
          organizationId,
          action: 'invite-link.revoke' as const,
          subject: name,
        })),
        ...keys.map(({ name }) => ({ organizationId, action: 'api-key.revoke' as const, subject: name })),
      );
      await eraseMember(tx, traces.member.id, pseudonym);
    }
    await eraseFromAuditLog(tx, organizationId, traces, pseudonym);
    await eraseFromWorkspace(tx, wanted, traces);
    audit({
      organizationId,
      action: 'person.erase',
      subject: pseudonym,
      before: {
        members: traces.member ? 1 : 0,
        invitations: traces.invitations.length,
        joinRequests: traces.requests.length,
      },
    });
    record({ type: 'person.erased', organizationId, cards, named });
    return pseudonym;
  },
});

/**
 * Ends the person's pending items first and records that in the audit log. Their cards are deleted too, so nobody gets
 * a message.
 */
async function endPending(
  { tx, now, actor, audit }: Scope,
  organizationId: string,
  { invitations, requests }: Traces,
  pseudonym: string,
): Promise<void> {
  for (const { id, status } of invitations) {
    if (status !== 'pending') continue;
    await resolveInvitation(tx, id, { status: 'revoked', resolvedAt: now, resolvedBy: actor.slackUserId });
    audit({
      organizationId,
      action: 'invitation.revoke',
      subject: pseudonym,
      before: { status: 'pending' },
      after: { status: 'revoked' },
    });
  }
  for (const { id, status } of requests) {
    if (status !== 'pending') continue;
    await decide(tx, id, { status: 'withdrawn', resolvedAt: now });
    audit({
      organizationId,
      action: 'join-request.withdraw',
      subject: pseudonym,
      before: { status: 'pending' },
      after: { status: 'withdrawn' },
    });
  }
}
