import { pauseMsOf } from '../invitations/cooldown.ts';
import { LEAST_APART_MS } from '../invitations/remind.ts';
import { DOUBLE_PRESS_MS } from '../invitations/resend.ts';
import type { BatchKind } from './kinds.ts';

/** When a message of a batch reaches somebody: their invitation's last message is at least this old. */
export function lastMessageBefore(
  kind: BatchKind,
  organization: { cooldownMinutes: number | null },
  now: Date,
): Date | null {
  const pauseMs = pauseMsOf(organization);
  if (kind === 'remind') return new Date(now.getTime() - Math.max(LEAST_APART_MS, pauseMs));
  return kind === 'resend' && pauseMs > 0
    ? new Date(now.getTime() - Math.max(DOUBLE_PRESS_MS, pauseMs))
    : null;
}
