import type { DomainError } from '../errors.ts';
import { CatchUpError } from '../operation/catch-up.ts';
import { type Bound, isBehind } from '../people/is-behind.ts';
import { findPerson } from '../people/store.ts';
import { followAddress } from './follow-address.ts';

/**
 * An operation that needs an address that a row has, but its account doesn't: the row follows its account first,
 * and then the operation runs again.
 * @throws CatchUpError, or `instead` when nothing says which address the row's account has
 */
export function assertAddressFree(workspaceId: string, row: Bound | null, instead: DomainError): void {
  if (!row) return;
  const { slackUserId } = row;
  if (!slackUserId || !isBehind(row)) throw instead;
  throw new CatchUpError(async domain => {
    const person = await findPerson(domain.db, workspaceId, slackUserId);
    if (person) await followAddress(domain, person, {});
  }, instead);
}
