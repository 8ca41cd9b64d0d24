import type { World } from '../world.ts';

/**
 * The form of one argument. `json` is structured data, given as JSON text in a form and as data or text in JSON; `list`
 * is texts separated by commas, or an array of texts in JSON.
 */
export type ArgumentType = 'string' | 'boolean' | 'integer' | 'json' | 'list';

export interface Argument {
  type: ArgumentType;
  required?: boolean;
  /** The error of malformed JSON; `invalid_arguments` by default. */
  malformed?: string;
}

export type Values = Record<string, unknown>;

/** One Web API method: its arguments, its scopes, and what it does. */
export interface Method {
  arguments: Record<string, Argument>;
  /**
   * Bot scopes, any one of which is enough; none needed when empty. Methods whose need depends on the arguments check
   * themselves.
   */
  scopes: string[];
  /** `user`: of a person who signed in; `client`: none, the arguments contain the app's own secret. */
  token: 'bot' | 'app' | 'user' | 'client' | 'optional';
  /** Is it about the token itself, in whichever workspace? */
  isAboutToken?: boolean;
  /** Must a call with an organization's token name a workspace with `team_id`? */
  needsTeam?: boolean;
  /** May arguments come as JSON? Otherwise a JSON body isn't read (docs: "JSON-encoded bodies"). */
  takesJson: boolean;
  run(world: World, values: Values, token: string | undefined): Values | Promise<Values>;
}

/** Refines a method's values to text; the arguments were checked before. */
export function text(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** Refines a method's values to the texts of a list. */
export function texts(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

export const optionalText = { type: 'string' } as const;
export const requiredText = { type: 'string', required: true } as const;
export const flag = { type: 'boolean' } as const;
export const number = { type: 'integer' } as const;
