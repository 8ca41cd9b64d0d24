import type { InputBlock, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../domain/access/acting-member.ts';
import { capitalize } from '../domain/characters.ts';
import type { Domain } from '../domain/domain.ts';
import { findGroup } from '../domain/groups/store.ts';
import type { Organization } from '../domain/organizations/store.ts';
import type { Capability, Group } from '../domain/roles.ts';
import { groupsReached } from '../domain/visibility.ts';
import { groupWords } from '../messages/group-words.ts';
import { texts } from '../texts/texts.ts';
import { input, plain } from './blocks.ts';

/** The filters of every list of people. */
export interface Narrowed {
  search: string | null;
  roleId: string | null;
  groupId: string | null;
}

/** The modal's metadata carries the typed text. */
export const MAX_SEARCH = 75;

/**
 * The inputs "search", "role" and "group" of a modal that filters a list of people.
 * @param groups the group chosen before, and the route that offers groups
 */
export function searchInputs(
  organization: Organization,
  { search, roleId }: Narrowed,
  groups: { chosen: Group | null; source: string },
): InputBlock[] {
  const roles = organization.roles
    .slice(0, 100)
    .map(({ id, name }) => ({ text: plain(name, 75), value: id }));
  const { chosen } = groups;
  const { lists } = texts();
  return [
    input(
      'search',
      lists.nameOrEmail,
      { type: 'plain_text_input', max_length: MAX_SEARCH, ...(search && { initial_value: search }) },
      {
        optional: true,
        hint: lists.searchHint,
      },
    ),
    choice('role', lists.role, roles, roleId),
    input(
      'group',
      capitalize(groupWords(organization.template).one),
      {
        type: 'external_select',
        action_id: groups.source,
        min_query_length: 0,
        ...(chosen && { initial_option: { text: plain(chosen.name, 75), value: chosen.id } }),
      },
      { optional: true },
    ),
  ];
}

/** A select with one option chosen, or none. */
export function choice(
  field: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | null,
): InputBlock {
  const present = options.find(({ value }) => value === chosen);
  return input(
    field,
    label,
    { type: 'static_select', options, ...(present && { initial_option: present }) },
    { optional: true },
  );
}

/** The group that filters a list, if the reader may see its people. */
export async function groupChosen(
  db: Domain['db'],
  { organization, permissions }: ActingMember,
  capability: Capability,
  { groupId }: Narrowed,
): Promise<Group | null> {
  const reached = groupsReached(permissions, capability);
  if (!groupId || (reached && !reached.includes(groupId))) return null;
  return findGroup(db, organization.id, groupId);
}

/** The filter of a list, as text above it; empty without a filter. */
export function narrowedSentence(
  organization: Organization,
  { search, roleId, groupId }: Narrowed,
  group: Group | null,
  ...more: (string | null | undefined | false)[]
): string {
  const role = roleId && organization.roles.find(({ id }) => id === roleId)?.name;
  const { lists } = texts();
  const hidden = lists.inHiddenGroup({ one: groupWords(organization.template).one });
  const within = groupId && (group ? lists.inGroup({ group: group.name }) : hidden);
  return [search && lists.quoted({ search }), role, within, ...more].filter(Boolean).join(' · ');
}
