import type { CloudCall } from 'local-slack';
import type { Many } from '../stage.ts';
import { type Belongings, foreignIn } from './belongings.ts';
import type { Place } from './place.ts';

/** Kinds of calls that Foyer makes. */
const FROM_FOYER = ['api', 'response_url', 'upload', 'download'];

/** What Slack answers where an installation is over: to its token, its refresh token and its response URLs. */
const DEAD = ['account_inactive', 'invalid_refresh_token', 'invalid_url'];

/** What Slack refuses because somebody was faster. */
const LATE = ['hash_conflict', 'expired_trigger_id'];

/** When Foyer was removed from a place, and what came of it. */
interface Removal {
  /** Every token before its people installed it again. */
  tokens: Set<string>;
  /** When its jobs had ended, and the request of that moment was answered. */
  overAt: number;
  /** When its people began to install it again. */
  backAt: number;
  /** Calls in between. */
  between: number;
}

/**
 * Watches the calls to Slack. Each uses a token of the workspace that it is about. Each uses a token of the installation
 * of now, with two exceptions. Work that had begun before a removal goes on until its job ends or its request is
 * answered. After the answer, that one request can still try to say once to the person that it went wrong.
 */
export class Calls {
  readonly faults: string[] = [];
  readonly #removals = new Map<string, Removal[]>();
  readonly #tokens = new Map<string, Set<string>>();
  readonly #ofTeam: Map<string, Place>;
  readonly #belongings: Belongings;

  constructor({ cloud }: Many, places: readonly Place[], belongings: Belongings) {
    this.#ofTeam = new Map(places.map(place => [place.slack.teamId, place]));
    this.#belongings = belongings;
    cloud.calls.onCall(call => {
      if (FROM_FOYER.includes(call.kind)) this.#look(call);
    });
  }

  /** Foyer is being removed from a place. */
  removed({ slack: { teamId } }: Place): Removal {
    const removal: Removal = {
      tokens: new Set(this.#tokens.get(teamId)),
      overAt: Number.POSITIVE_INFINITY,
      backAt: Number.POSITIVE_INFINITY,
      between: 0,
    };
    this.#removals.set(teamId, [...(this.#removals.get(teamId) ?? []), removal]);
    return removal;
  }

  #look(call: CloudCall): void {
    const { team = '', method, args, token, ms } = call;
    const beganAt = performance.now() - ms;
    const fault = (what: string) =>
      this.faults.push(`${this.#ofTeam.get(team)?.mark ?? 'no workspace'}: ${method} ${what}`);
    const place = this.#ofTeam.get(team);
    if (!place) return void fault(`names no workspace: ${JSON.stringify(args).slice(0, 300)}`);
    const foreign = foreignIn(this.#belongings, place, JSON.stringify(args));
    if (foreign) fault(`is about ${foreign}`);
    const error = errorOf(call);
    const removal = this.#removals.get(team)?.at(-1);
    const isBack = removal !== undefined && beganAt > removal.backAt;
    if (removal && !isBack && beganAt > removal.overAt) {
      removal.between += 1;
      if (removal.between > 1) fault('comes after Foyer was removed');
    }
    if (isBack && token && removal.tokens.has(token)) fault('has a token of an earlier installation');
    const isRefused = error && DEAD.includes(error) && removal && !isBack;
    if (error && !isRefused && !LATE.includes(error)) {
      fault(`is answered ${error}: ${JSON.stringify(args).slice(0, 300)}`);
    }
    if (!token) return;
    this.#tokens.set(team, (this.#tokens.get(team) ?? new Set()).add(token));
    if (!isBack) removal?.tokens.add(token);
  }
}

function errorOf({ kind, status, response }: CloudCall): string | undefined {
  if (kind === 'api' ? isFine(response) : status === 200) return undefined;
  const { error } = (typeof response === 'string' ? readJson(response) : response) as { error?: string };
  return error ?? `${status}`;
}

const isFine = (response: unknown) => (response as { ok?: boolean }).ok === true;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
