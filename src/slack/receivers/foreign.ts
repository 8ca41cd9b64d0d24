import { AuthorizationError } from '@slack/bolt';

/** Was the request refused because of its workspace (`authorize` in bolt.ts)? To deliver it again changes nothing. */
export function isForeign(error: unknown): boolean {
  return error instanceof AuthorizationError;
}

/** What a person reads who types a command in a workspace that Foyer is not installed in; '' for all else. */
export function answerToForeign(body: object): string {
  return 'command' in body ? 'Foyer is not installed in this workspace.' : '';
}
