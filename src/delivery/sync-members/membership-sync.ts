import { setTimeout as pause } from 'node:timers/promises';
import type { LinkKind, LinkTarget } from '../../domain/link-target.ts';
import { retryAfter } from '../../slack/slack-failure.ts';
import type { Reason } from '../../texts/reasons.ts';
import { type LimitedMethod, tryAcquire } from '../rate-limit.ts';
import type { Delivery } from '../slack-message.ts';

/** The changes to make in one channel or user group, and their results so far. */
export interface MembershipSync {
  parts: Delivery;
  /** `command`: the command in a form that people of the workspace can type. */
  target: LinkTarget & { kind: LinkKind; name: string; command: string };
  /** Slack users who belong there, and those who don't. */
  add: string[];
  remove: string[];
  /** Records at once that these people are where they belong. */
  done(slackUserIds: string[]): Promise<void>;
  /** Notes why one person could not be added or removed; recorded when the run ends. */
  fail(slackUserId: string, reason: Reason): void;
}

/** Slack accepts no more calls now: the rest waits. */
export class RetryLaterError extends Error {
  readonly inMs: number;

  constructor(inMs: number) {
    super(`again in ${inMs} ms`);
    this.inMs = inMs;
  }
}

/** Slack refuses a list without naming the person; smaller lists find out. */
export class SplitBatchError extends Error {}

/** When a method's limit is used up, the rest waits until several calls are free. */
const GATHER_MS = 10_000;

/**
 * Makes one call within the method's rate limit.
 * @param waits wait for the rate limit instead of rescheduling; for reads that need every page
 * @throws RetryLaterError when the limit or Slack says so; errors of the Web API
 */
export async function rateLimited<Answer>(
  { parts, target }: Pick<MembershipSync, 'parts' | 'target'>,
  method: LimitedMethod,
  call: () => Promise<Answer>,
  { waits = false } = {},
): Promise<Answer> {
  for (;;) {
    const inMs = await tryAcquire(parts.db, target.workspaceId, method);
    if (inMs === 0) break;
    if (!waits) throw new RetryLaterError(Math.max(inMs, GATHER_MS));
    await pause(inMs);
  }
  try {
    return await call();
  } catch (error) {
    const seconds = retryAfter(error);
    throw seconds === null ? error : new RetryLaterError(seconds * 1000);
  }
}
