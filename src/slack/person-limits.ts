import pLimit, { type LimitFunction } from 'p-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** What one person can use of one process. */
export interface Allowance {
  /** Requests that run at once. The pool has 10 connections, and a request uses at most two of them. */
  inHand: number;
  /** Requests that wait for those, in order. */
  waiting: number;
  /** Refused or failed requests per minute before the rest gets only a message. */
  refusalsAMinute: number;
}

/** Far above what a person does, and far below what slows others down. */
export const usualAllowance: Allowance = { inHand: 3, waiting: 20, refusalsAMinute: 60 };

/** A refusal counts as this many successful requests: 500 of those per second are within the limit. */
const REFUSAL_WEIGHT = 500;
const MINUTE_S = 60;
/** Where a message costs a call to Slack, a person gets it at most once in this time. */
const SAID_AGAIN_S = 5;

/** A request that isn't started because this person has too many. */
export class TooFastError extends Error {}

/** What routes and the pipeline use of the limits. */
export type LimitsThere = Pick<PersonLimits, 'inTurn' | 'noteRefusal' | 'mayTell'>;

/**
 * Keeps one person from slowing others down: a few of their requests run at once, some wait, and few per minute may be
 * refused. The counts are in this process: each process protects its own connections, and the limit itself must not use
 * the database. Per person it stores two numbers, for a minute, and at most `waiting` requests.
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

  /** The limits of one workspace: who is in two of them is two people. */
  in(workspaceId: string): LimitsThere {
    const of = (slackUserId: string) => `${workspaceId} ${slackUserId}`;
    return {
      inTurn: (slackUserId, request) => this.inTurn(of(slackUserId), request),
      noteRefusal: slackUserId => this.noteRefusal(of(slackUserId)),
      mayTell: (slackUserId, place) => this.mayTell(of(slackUserId), place),
    };
  }

  /** How many people have a running or waiting request. */
  get people(): number {
    return this.#turns.size;
  }

  /** Runs a request of this person when its turn comes. @throws TooFastError before any of its work */
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

  /** May the message be sent again here, where that takes a call to Slack? */
  async mayTell(slackUserId: string, place: string): Promise<boolean> {
    return this.#words.consume(`${slackUserId} ${place}`).then(
      () => true,
      () => false,
    );
  }
}
