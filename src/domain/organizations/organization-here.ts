import type { Database, Transaction } from '../../database/client.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { findOrganization, type Organization } from './store.ts';

/**
 * Loads an organization of the actor's own workspace; those of other workspaces count as missing, and for a program all
 * but the one of its key.
 * @throws DomainError organization-not-found
 */
export async function organizationHere(
  db: Database | Transaction,
  { workspaceId, apiKey }: Pick<Person, 'workspaceId' | 'apiKey'>,
  organizationId: string,
): Promise<Organization> {
  if (apiKey && apiKey.organizationId !== organizationId) throw new DomainError('organization-not-found', {});
  const organization = await findOrganization(db, organizationId);
  if (organization?.workspaceId !== workspaceId) throw new DomainError('organization-not-found', {});
  return organization;
}
