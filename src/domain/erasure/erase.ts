import { z } from 'zod';
import type { Domain, Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { readInput } from '../input.ts';
import { resolveInvitation } from '../invitations/store.ts';
import { decide } from '../join-requests/store.ts';
import { alone } from '../locks.ts';
import { type ActingMember, authorise } from '../members/acting-member.ts';
import { operation, type Scope } from '../operation.ts';
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

/** Whom to erase from an organization: an address, a Slack user, or both of one person. */
const whom = z.object({
  organizationId: z.uuid(),
  email: z.string().toLowerCase().nullable(),
  slackUserId: z.string().nullable(),
});

export type Whom = z.input<typeof whom>;

/** What an organization keeps of a person, for those who may erase it. */
export interface Kept {
  acting: ActingMember;
  traces: Traces;
}

/**
 * What would be erased of a person, shown before it is confirmed; refused here already where it would be.
 * @throws DomainError organization-not-found, not-allowed, nothing-kept, erase-active
 */
export async function keptOf({ db }: Domain, actor: Person, input: Whom): Promise<Kept> {
  const { organizationId, ...who } = readInput(whom, input);
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
 * Erases a person from an organization: their name, address and Slack id leave every table, what waits for them ends,
 * and the audit log names them by a pseudonym from then on. Nothing undoes it; twice is the same as once. An active member
 * is deactivated first.
 * @returns the pseudonym; null when nothing was kept of them
 * @throws DomainError organization-not-found, not-allowed, erase-active, erase-under-way
 */
export const erasePerson = operation({
  input: whom,
  lock: (_tx, { organizationId }) => alone(organizationId),
  timeoutMs: 60_000,
  async run(scope, { organizationId, ...who }): Promise<string | null> {
    const { tx, actor, audit, record } = scope;
    await authorise(tx, actor, organizationId, 'organization:own');
    const wanted = { organizationId, workspaceId: actor.workspaceId, ...who };
    const traces = await tracesOf(tx, wanted);
    if (!isKept(traces)) return null;
    assertNotActive(traces);
    if (await isUnderWay(tx, organizationId, traces.slackUserIds))
      throw new DomainError('erase-under-way', {});
    const pseudonym = await newPseudonym(tx, organizationId);
    await endPending(scope, organizationId, traces, pseudonym);
    const cards = await cardsOf(tx, traces, organizationId);
    const named = await namedIn(tx, organizationId, traces);
    await eraseRows(tx, organizationId, traces, pseudonym);
    if (traces.member) await eraseMember(tx, traces.member.id, pseudonym);
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

/** What waits for the person ends first, and the audit log has it; their cards go with them, so nobody is notified. */
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
