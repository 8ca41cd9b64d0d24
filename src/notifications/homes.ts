import type { Transaction } from '../database/client.ts';
import { queueHomes } from '../delivery/home/queue.ts';
import { type HomeSubjects, homesThatShow, subjectsOfHomes } from '../delivery/home/store.ts';
import type { DomainEvent, EventType } from '../domain/events.ts';

/**
 * Whose App Home shows what an event changes: the person's to whom it happened, those of whoever sees how many there
 * are of each list, or everybody's. What is not named here no home shows.
 */
const shownBy: Partial<Record<EventType, { person?: true; counts?: true; everybody?: true }>> = {
  'invitation.created': { person: true, counts: true },
  'invitation.resent': { counts: true },
  'invitation.reachable': { person: true },
  'invitation.accepted': { person: true, counts: true },
  'invitation.declined': { person: true, counts: true },
  'invitation.revoked': { person: true, counts: true },
  'invitation.changed': { person: true, counts: true },
  'invitation.held': { person: true, counts: true },
  'invitation.confirmed': { person: true, counts: true },
  'invitation.refused': { person: true, counts: true },
  'invitation.expired': { person: true, counts: true },
  'join-request.created': { person: true, counts: true },
  'join-request.approved': { person: true, counts: true },
  'join-request.rejected': { person: true, counts: true },
  'join-request.withdrawn': { person: true, counts: true },
  'join-request.expired': { person: true, counts: true },
  'member.changed': { person: true, counts: true },
  'member.deactivated': { person: true, counts: true },
  'member.reactivated': { person: true, counts: true },
  'import.sent': { person: true, counts: true },
  'delivery.failed': { counts: true },
  'organization.changed': { everybody: true },
  'person.erased': { counts: true },
};

/**
 * Queues, in the transaction of the operation, the App Homes that show what happened; only of people who have opened
 * theirs. It is a handful of statements, however many people an event is about.
 */
export async function refreshHomes(tx: Transaction, event: DomainEvent, now: Date): Promise<void> {
  const shown = shownBy[event.type];
  if (!shown) return;
  const subjects = shown.person ? subjectsOf(event) : null;
  const audience = shown.everybody ? 'everybody' : shown.counts ? 'counts' : null;
  const people = subjects ? await subjectsOfHomes(tx, subjects) : [];
  await queueHomes(tx, await homesThatShow(tx, event.organizationId, { people, audience, now }));
}

/** Queues the homes that show an organization's counts, where something changed them that is not announced. */
export async function refreshCounts(tx: Transaction, organizationId: string, now: Date): Promise<void> {
  await queueHomes(tx, await homesThatShow(tx, organizationId, { people: [], audience: 'counts', now }));
}

function subjectsOf(event: DomainEvent): HomeSubjects | null {
  if ('invitationId' in event) return { invitationId: event.invitationId };
  if ('joinRequestId' in event) return { joinRequestId: event.joinRequestId };
  if ('memberId' in event) return { memberIds: [event.memberId] };
  if (event.type === 'import.sent') {
    return { importId: event.importId, memberIds: event.members.map(({ memberId }) => memberId) };
  }
  return null;
}
