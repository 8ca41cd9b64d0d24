import type { Transaction } from '../database/client.ts';
import { emptyFanOut, type FanOut } from '../delivery/fan-out/job.ts';
import { type WrittenChanges, writeChanges } from '../delivery/write-changes.ts';
import type { CommitChanges } from '../domain/domain.ts';
import type { DomainEvent } from '../domain/events.ts';
import { storedReason } from '../messages/reasons.ts';
import type { Reaction } from './reaction.ts';
import { reactions } from './reactions/index.ts';

/**
 * Writes, at the end of an operation's transaction and in one statement, what it recorded and everything that follows:
 * the audit log, cancellations, deliveries and jobs. After a rollback nobody gets a message.
 * @param settings.sendsMail is there a mail server? Without one, what would be mailed waits for Slack or isn't planned
 */
export function commitChangesWith({ sendsMail }: { sendsMail: boolean }): CommitChanges {
  return async (tx, { audit, events, pressed }, now) => {
    const changes: WrittenChanges = {
      audit,
      cancels: [],
      wakes: [],
      deliveries: [],
      refreshes: [],
      fanOuts: [],
      copies: pressed ? [pressed] : [],
    };
    for (const event of events) await react(tx, event, now, changes);
    // App Home shows the newest entries to people who can read them.
    for (const { organizationId } of audit) jobOf(organizationId, changes.fanOuts).audience ??= 'counts';
    if (!sendsMail) changes.deliveries = changes.deliveries.flatMap(withoutMail);
    await writeChanges(tx, changes, now);
  };
}

type InOrganization = WrittenChanges['deliveries'][number];

/** Without a mail server. */
export const commitChanges = commitChangesWith({ sendsMail: false });

function withoutMail(planned: InOrganization): InOrganization[] {
  const { medium, withoutMail: instead = [], ...rest } = planned;
  if (medium !== 'email') return [rest];
  return instead.map(each => ({ ...each, organizationId: planned.organizationId }));
}

async function react(tx: Transaction, event: DomainEvent, now: Date, changes: WrittenChanges): Promise<void> {
  const { organizationId } = event;
  const { messages, refreshes, cancels, jobs } = reactionTo(event);
  for (const planned of (await messages?.(event, tx)) ?? []) {
    changes.deliveries.push({ ...planned, organizationId });
  }
  for (const refresh of (await refreshes?.(event, tx)) ?? []) {
    changes.refreshes.push({ ...refresh, organizationId });
  }
  const cancelled = cancels?.(event);
  if (cancelled) {
    const reason = storedReason(cancelled.reason);
    changes.cancels.push(...cancelled.invitationIds.map(invitationId => ({ invitationId, reason })));
  }
  if (event.type === 'invitation.invitee-joined-slack') {
    changes.wakes.push({ invitationId: event.invitationId, recipient: event.slackUserId });
  }
  fanOutOf(event, changes.fanOuts);
  await jobs?.(event, tx, now);
}

/** Adds the other people an event concerns to its organization's one job. */
function fanOutOf(event: DomainEvent, fanOuts: FanOut[]): void {
  const { homes, targets } = reactionTo(event);
  const shown = homes?.(event);
  const { moves = [], links = [] } = targets?.(event) ?? {};
  if (!shown && moves.length + links.length === 0) return;
  const job = jobOf(event.organizationId, fanOuts);
  if (shown) {
    if (job.audience !== 'everybody') job.audience = shown.audience ?? job.audience;
    job.invitationIds.push(...(shown.invitationIds ?? []));
    job.joinRequestIds.push(...(shown.joinRequestIds ?? []));
    job.memberIds.push(...(shown.memberIds ?? []));
    if (shown.importId) job.importIds.push(shown.importId);
  }
  // An approval that also resolves an invitation is recorded as both.
  const isKnown = ({ memberId, kind }: FanOut['moves'][number]) =>
    kind === 'in' && job.moves.some(each => each.kind === 'in' && each.memberId === memberId);
  job.moves.push(...moves.filter(each => !isKnown(each)));
  job.links.push(...links);
}

function jobOf(organizationId: string, fanOuts: FanOut[]): FanOut {
  const known = fanOuts.find(each => each.organizationId === organizationId);
  const job = known ?? emptyFanOut(organizationId);
  if (!known) fanOuts.push(job);
  return job;
}

/** The reaction to the event's own type; TypeScript can't follow the lookup. */
function reactionTo(event: DomainEvent): Reaction<DomainEvent['type']> {
  return reactions[event.type] as Reaction<DomainEvent['type']>;
}
