import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { groupReader } from '../../domain/imports/csv/groups.ts';
import { Names } from '../../domain/names.ts';
import type { Group, Permissions } from '../../domain/roles.ts';
import { nameable } from '../../domain/visibility.ts';
import { texts } from '../../texts/texts.ts';
import { plain } from '../blocks.ts';

/** Slack takes at most 100 chosen options, and 150 characters in the value of one. */
const MOST = 100;
const MAX_VALUE = 150;
/** Before a name of the file that is no group that the person can choose. */
const WRITTEN = 'written:';

/** The groups of a row's cell as chosen options: groups by id, and other names as the file has them. */
export function groupsOfRow(
  cell: string,
  groups: readonly Group[],
  permissions: Permissions,
): { options: PlainTextOption[]; hasUnknown: boolean } {
  const known = new Names(nameable(permissions, groups));
  const written = [...new Set(groupReader(groups.map(({ name }) => name))(cell))];
  const options = written.flatMap((name): PlainTextOption[] => {
    const match = known.match(name);
    if (match.kind !== 'unknown') return [{ text: plain(match.named.name, 75), value: match.named.id }];
    const value = `${WRITTEN}${name}`;
    return value.length > MAX_VALUE ? [] : [{ text: plain(texts().uploads.quoted(name), 75), value }];
  });
  const once = [...new Map(options.map(option => [option.value, option])).values()].slice(0, MOST);
  return { options: once, hasUnknown: once.some(({ value }) => value?.startsWith(WRITTEN) === true) };
}

/** What was chosen: groups by id, and names that the file has. */
export function chosenGroups(values: readonly string[]): { groupIds: string[]; groups: string[] } {
  const groupIds = values.filter(value => z.uuid().safeParse(value).success);
  const groups = values.flatMap(value => (value.startsWith(WRITTEN) ? [value.slice(WRITTEN.length)] : []));
  return { groupIds, groups };
}
