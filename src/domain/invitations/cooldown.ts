import type { Database, Transaction } from '../../database/client.ts';
import { DomainError, type Problem } from '../errors.ts';
import { lastSentTo } from './bulk/store.ts';

const MINUTE_MS = 60_000;

/** An organization and the pause that it requires between two messages to one address. */
interface Pausing {
  id: string;
  cooldownMinutes: number | null;
}

/** The required pause between two messages to one address, in milliseconds; 0: none. */
export function pauseMsOf({ cooldownMinutes }: Pick<Pausing, 'cooldownMinutes'>): number {
  return (cooldownMinutes ?? 0) * MINUTE_MS;
}

/** Whole minutes until Foyer can send again after a message at that time; 0 when it can send now. */
export function minutesToWait(
  sentAt: Date,
  now: Date,
  organization: Pick<Pausing, 'cooldownMinutes'>,
): number {
  const passedMs = now.getTime() - sentAt.getTime();
  return Math.max(0, Math.ceil((pauseMsOf(organization) - passedMs) / MINUTE_MS));
}

/**
 * Whole minutes until Foyer can send to each of these addresses again, for those that must wait. It counts per address,
 * even when the invitation was revoked or declined since.
 * @param options.except an invitation that was just created and is not sent yet
 */
export async function minutesToWaitFor(
  db: Database | Transaction,
  organization: Pausing,
  emails: string[],
  now: Date,
  options: { except?: string } = {},
): Promise<Map<string, number>> {
  if (pauseMsOf(organization) === 0) return new Map();
  const sent = await lastSentTo(db, organization.id, emails, options);
  const waits = [...sent].map(([email, at]) => [email, minutesToWait(at, now, organization)] as const);
  return new Map(waits.filter(([, minutes]) => minutes > 0));
}

/** Says that an address must wait until something can be sent to it again. */
export function pauseProblem(
  waits: ReadonlyMap<string, number>,
  email: string,
): Problem<'resent-too-soon'> | null {
  const minutes = waits.get(email);
  return minutes ? new DomainError('resent-too-soon', { email, minutes }, 'email') : null;
}
