import { DistinctNames } from '../distinct-names.ts';
import { DomainError } from '../errors.ts';
import { readName } from '../names.ts';
import type { Group } from '../roles.ts';
import type { CheckedDraft } from './check-draft.ts';
import { type UnknownValue, unknownValues } from './values.ts';

/**
 * The groups that rows name, that don't exist and that resemble none: those that can be created without a question, the
 * most frequent first. Of several names that people can't tell apart only the first is there.
 */
export function missingGroups(
  rows: CheckedDraft['rows'],
  groups: readonly Pick<Group, 'name'>[],
): UnknownValue[] {
  const distinct = new DistinctNames(
    'group',
    groups.map(({ name }) => name),
  );
  return unknownValues({ rows }).filter(({ column, value, nearest }) => {
    if (column !== 'Groups' || nearest !== null) return false;
    const name = readName(value, 'group', 'groups');
    return typeof name === 'string' && isDistinct(name, distinct);
  });
}

function isDistinct(name: string, distinct: DistinctNames): boolean {
  try {
    distinct.add(name, 'groups');
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
