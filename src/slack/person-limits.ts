import pLimit, { type LimitFunction } from 'p-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** What one person can ask of one process. */
export interface Allowance {
  /** Requests that are worked on at once. The pool has 10 connections, and a request uses at most two of them. */
  inHand: number;
  /** Requests that wait their turn behind those, in order. */
  waiting: number;
  /** Refused or failed requests before the rest of the minute is answered with words alone. */
  refusalsAMinute: number;
}

/** Far above what a person does, far below what slows others. */
export const usualAllowance: Allowance = { inHand: 3, waiting: 20, refusalsAMinute: 60 };

/** A refusal weighs as much as so many requests that succeed: 500 of those a second are within the limit. */
const REFUSAL_WEIGHT = 500;
const MINUTE_S = 60;
/** Where words cost a call to Slack, a person reads them once in this time. */
const SAID_AGAIN_S = 5;

/** A request that is not begun because this person has too many. */
export class TooFastError extends Error {}

/**
 * Keeps one person from slowing the others: a few of their requests at once, some that wait, and few refusals a
 * minute. The counts live in this process: each process guards its own connections, and the limit itself must not
 * touch the database. What is kept of a person is two numbers, for a minute, and at most `waiting` requests.
 */
export class PersonLimits {
  readonly #allowance: Allowance;
  readonly #turns = new Map<string, LimitFunction>();
  readonly #minute: RateLimiterMemory;
  readonly #words = new RateLimiterMemory({ points: 1, duration: SAID_AGAIN_S });

  constructor(allowance: Allowance = usualAllowance) {
    this.#allowance = allowance;
    this.#minute = new RateLimiterMemory({
      points: allowance.refusalsAMinute * REFUSAL_WEIGHT,
      duration: MINUTE_S,
    });
  }

  /** How many people have a request in hand or waiting. */
  get people(): number {
    return this.#turns.size;
  }

  /** Does a request of this person when its turn comes. @throws TooFastError before anything of it is done */
  async inTurn<Result>(slackUserId: string, request: () => Promise<Result>): Promise<Result> {
    const spent = await this.#minute.get(slackUserId);
    if (spent && spent.remainingPoints <= 0) throw new TooFastError('This person collects refusals.');
    const { inHand, waiting } = this.#allowance;
    const turns = this.#turns.get(slackUserId) ?? pLimit(inHand);
    if (turns.activeCount + turns.pendingCount >= inHand + waiting) {
      throw new TooFastError('This person has too many requests waiting.');
    }
    this.#turns.set(slackUserId, turns);
    return turns(async () => {
      try {
        return await request();
      } finally {
        await this.#minute.penalty(slackUserId);
        if (turns.activeCount + turns.pendingCount === 1) this.#turns.delete(slackUserId);
      }
    });
  }

  /** Notes that a request of this person was refused or failed. */
  async noteRefusal(slackUserId: string): Promise<void> {
    await this.#minute.penalty(slackUserId, REFUSAL_WEIGHT);
  }

  /** Should the words go out again at this place, where that takes a call to Slack? */
  async mayTell(slackUserId: string, place: string): Promise<boolean> {
    return this.#words.consume(`${slackUserId} ${place}`).then(
      () => true,
      () => false,
    );
  }
}
