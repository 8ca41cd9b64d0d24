import type { Transaction } from '../../database/client.ts';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { alone, beside, type Locks, type RightsReader } from '../locks.ts';
import { findImport, type Import, organizationOfImport } from './store.ts';

/** Locks taken while an import is changed (`beside`) or sent (`alone`). @throws DomainError import-not-found */
export async function lockOfImport(
  tx: Transaction,
  importId: string,
  side: Locks['side'] = 'beside',
): Promise<Locks> {
  const organizationId = await organizationOfImport(tx, importId);
  if (!organizationId) throw new DomainError('import-not-found', {});
  return side === 'alone' ? alone(organizationId, { importId }) : beside(organizationId, { importId });
}

/**
 * Loads the actor's own import and checks that they may still invite.
 * @throws DomainError import-not-found, not-allowed
 */
export async function importOf(
  db: RightsReader,
  actor: Person,
  importId: string,
): Promise<{ found: Import; acting: ActingMember }> {
  const found = await findImport(db, importId);
  if (!found || found.organization.workspaceId !== actor.workspaceId) {
    throw new DomainError('import-not-found', {});
  }
  const acting = await authorise(db, actor, found.organizationId, 'invitation:create');
  if (found.uploaderId !== acting.member.id) throw new DomainError('import-not-found', {});
  return { found, acting };
}

/**
 * Loads the actor's own draft.
 * @throws DomainError import-not-found, not-allowed, import-resolved
 */
export async function draftOf(
  db: RightsReader,
  actor: Person,
  importId: string,
): Promise<{ found: Import; acting: ActingMember }> {
  const draft = await importOf(db, actor, importId);
  const { status } = draft.found;
  if (status !== 'draft') throw new DomainError('import-resolved', { status });
  return draft;
}
