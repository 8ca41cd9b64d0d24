import { DistinctNames } from '../distinct-names.ts';
import { parseName } from '../names.ts';
import { splitList } from '../written-list.ts';

/**
 * Reads group names, one per line or separated by commas.
 * @throws DomainError invalid-name, unclear-name, duplicate-group or name-looks-alike, for the field "groups"
 */
export function parseGroupNames(value: string): string[] {
  const distinct = new DistinctNames('group');
  return splitList(value).map(part => {
    const name = parseName(part, 'group', 'groups');
    distinct.add(name, 'groups');
    return name;
  });
}
