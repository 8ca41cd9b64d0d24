import { setTimeout as pause } from 'node:timers/promises';
import type { LinkKind, LinkTarget } from '../../domain/links/target.ts';
import { retryAfter } from '../../slack/slack-failure.ts';
import { type LimitedMethod, tryAcquire } from '../rate-limit.ts';
import type { Delivery } from '../slack-message.ts';

/** What is to be done at one channel or user group, and how it went so far. */
export interface MembershipSync {
  parts: Delivery;
  /** `command`: how people of the workspace can type it. */
  target: LinkTarget & { kind: LinkKind; name: string; command: string };
  /** Slack users who belong there, and those who do not. */
  add: string[];
  remove: string[];
  /** Writes down at once that Slack has these people where they belong. */
  done(slackUserIds: string[]): Promise<void>;
  /** Notes why one person could not be added or removed; written down when the run ends. */
  fail(slackUserId: string, reason: string): void;
}

/** Slack takes no more at the moment: the rest waits. */
export class RetryLaterError extends Error {
  readonly inMs: number;

  constructor(inMs: number) {
    super(`again in ${inMs} ms`);
    this.inMs = inMs;
  }
}

/** Slack refuses a list without saying whom of it: fewer at once find out. */
export class SplitBatchError extends Error {}

/** When a method's pace is used up, the rest waits until several calls may be made in one go. */
const GATHER_MS = 10_000;

/**
 * Makes one call within the method's pace.
 * @param waits where half of the work is of no use: the pace is waited for instead of coming back later
 * @throws RetryLaterError when the pace or Slack says so; what the Web API throws
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
