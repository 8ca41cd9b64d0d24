const MINUTE_MS = 60_000;

/** The pause that an organization wants between two copies of an invitation, in milliseconds; 0: none. */
export function pauseMsOf({ cooldownMinutes }: { cooldownMinutes: number | null }): number {
  return (cooldownMinutes ?? 0) * MINUTE_MS;
}

/** Whole minutes until an invitation sent at that time may be sent again; 0 when it may be now. */
export function minutesToWait(
  sentAt: Date,
  now: Date,
  organization: { cooldownMinutes: number | null },
): number {
  const passedMs = now.getTime() - sentAt.getTime();
  return Math.max(0, Math.ceil((pauseMsOf(organization) - passedMs) / MINUTE_MS));
}
