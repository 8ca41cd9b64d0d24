import type { Config } from '../../config.ts';

/** What one check found. */
export interface Finding {
  /** What was checked, as a heading. */
  what: string;
  /** `wrong`: Foyer doesn't work so; `doubtful`: it works, and something is missing or unsafe. */
  state: 'good' | 'doubtful' | 'wrong';
  /** What was found and, unless it is good, what to do. */
  said: string;
}

/** A check of the settings, or of what they lead to. */
export type Check = (config: Config) => Promise<Finding[]>;

/** The finding that something is as it should be. */
export const good = (what: string, said: string): Finding => ({ what, state: 'good', said });
/** The finding that something works, and is not as it should be. */
export const doubtful = (what: string, said: string): Finding => ({ what, state: 'doubtful', said });
/** The finding that something doesn't work. */
export const wrong = (what: string, said: string): Finding => ({ what, state: 'wrong', said });

/** Why something failed, in a few words. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? message ?? String(error);
}
