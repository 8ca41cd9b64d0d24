import type { Transaction } from '../../database/client.ts';
import { listGroups } from '../access/store.ts';
import { DistinctNames } from '../distinct-names.ts';
import type { Scope } from '../operation/operation.ts';
import { insertGroups } from './store.ts';

/** @throws DomainError duplicate-group when a name is taken, ignoring case; name-looks-alike */
export async function assertFree(
  tx: Transaction,
  organizationId: string,
  names: string[],
  but?: string,
): Promise<void> {
  const others = (await listGroups(tx, { organizationId })).filter(({ id }) => id !== but);
  const distinct = new DistinctNames(
    'group',
    others.map(({ name }) => name),
  );
  for (const name of names) distinct.add(name, 'groups');
}

/**
 * Adds groups to an organization that is locked alone, by a person with the right.
 * @throws DomainError duplicate-group, name-looks-alike
 */
export async function addGroupsTo(
  { tx, audit, record }: Pick<Scope, 'tx' | 'audit' | 'record'>,
  organizationId: string,
  names: string[],
): Promise<void> {
  await assertFree(tx, organizationId, names);
  await insertGroups(tx, organizationId, names);
  audit(
    ...names.map(name => ({ organizationId, action: 'group.add' as const, subject: name, after: { name } })),
  );
  record({ type: 'organization.changed', organizationId });
}
