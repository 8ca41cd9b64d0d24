import type { Database, Transaction } from '../../database/client.ts';
import type { DomainError } from '../errors.ts';
import { assertAddressFree } from '../members/behind.ts';
import { type Claimant, isFor } from '../people/identity.ts';
import { peopleById } from '../people/store.ts';
import { findAllPending, type Invitation } from './store.ts';

/**
 * The pending invitation of a person to an organization, under whatever address; null when they have none. Another
 * person's invitation that still has their address follows that person first.
 * @param instead the refusal when nobody knows whose the address is; null: that doesn't matter
 * @throws CatchUpError, or `instead`
 */
export async function pendingOf(
  db: Database | Transaction,
  { id: organizationId, workspaceId }: { id: string; workspaceId: string },
  claimant: Claimant,
  instead: ((invitation: Invitation) => DomainError) | null,
): Promise<Invitation | null> {
  const found = await findAllPending(db, organizationId, claimant);
  const others = found.flatMap(each =>
    each.slackUserId && each.slackUserId !== claimant.slackUserId ? [each.slackUserId] : [],
  );
  const accounts = await peopleById(db, workspaceId, others);
  const known = found.map(each => ({ ...each, account: accounts.get(each.slackUserId ?? '') ?? null }));
  const own = known.find(each => isFor(each, claimant));
  if (own) return own;
  const [inTheWay] = known;
  if (inTheWay && instead) assertAddressFree(workspaceId, inTheWay, instead(inTheWay));
  return null;
}
