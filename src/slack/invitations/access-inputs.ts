import type { InputBlock, PlainTextOption } from '@slack/types';
import { capitalize } from '../../domain/characters.ts';
import { choosesLevels } from '../../domain/role-templates/levels.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import type { Group, GroupLevel } from '../../domain/roles.ts';
import { groupWords } from '../../messages/group-words.ts';
import { roleDescription } from '../../messages/role-rights.ts';
import { texts } from '../../texts/texts.ts';
import { input, plain } from '../blocks.ts';
import { adminOfHint, type Giver, groupsHint, rolesOffered } from './groups-hint.ts';

/** Slack accepts at most 100 initial options; the others stay when the modal is saved. */
const MAX_CHOSEN = 100;

/** Groups that a select shows, and the rest that don't fit. */
export interface Shown {
  shown: readonly Group[];
  hidden: readonly Group[];
}

/** A person's groups in the inputs: those at the level of their role, and those they administer. */
export function groupsShown(
  template: RoleTemplate,
  grants: readonly { level: GroupLevel; group: Group }[],
): { groups: Shown; adminOf: Shown } {
  const levels = choosesLevels(template);
  const isAdmin = ({ level }: { level: GroupLevel }) => levels && level === 'admin';
  const parts = (some: typeof grants): Shown => {
    const groups = some.map(({ group }) => group);
    return { shown: groups.slice(0, MAX_CHOSEN), hidden: groups.slice(MAX_CHOSEN) };
  };
  return {
    groups: parts(grants.filter(grant => !isAdmin(grant))),
    adminOf: parts(grants.filter(isAdmin)),
  };
}

/** The chosen groups, and those that the inputs had no room to show. */
export function groupsChosen(
  template: RoleTemplate,
  fields: { groups?: string[] | null | undefined; adminOf?: string[] | null | undefined },
  had: { groups: Pick<Shown, 'hidden'>; adminOf: Pick<Shown, 'hidden'> },
): { groups: string[]; adminOf?: string[] } {
  const whole = (field: string[] | null | undefined, { hidden }: Pick<Shown, 'hidden'>) => [
    ...(field ?? []),
    ...hidden.map(({ id }) => id),
  ];
  return {
    groups: whole(fields.groups, had.groups),
    ...(choosesLevels(template) && { adminOf: whole(fields.adminOf, had.adminOf) }),
  };
}

/**
 * The inputs "role" and "groups", and "adminOf" where levels are chosen: the roles that the giver can give, and groups
 * filtered by what they type.
 */
export function accessInputs(
  giver: Giver,
  chosen: { roleId: string | null; groups: Shown; adminOf: Shown },
  options: {
    /** The route that offers the groups. */
    source?: string;
    version?: string | undefined;
    isOptional?: boolean;
    needsGroups?: boolean;
  } = {},
): InputBlock[] {
  const { template } = giver.organization;
  const { many } = groupWords(template);
  const { source = 'groups', version, isOptional = false, needsGroups = false } = options;
  const said = texts().invite;
  const roles: PlainTextOption[] = rolesOffered(giver).map(role => ({
    text: plain(role.name, 75),
    value: role.id,
    description: plain(roleDescription(role, template), 75),
  }));
  const initial = roles.find(role => role.value === chosen.roleId);
  const select = (field: string, label: string, { shown }: Shown, hint: string) =>
    input(
      field,
      label,
      {
        type: 'multi_external_select',
        action_id: source,
        min_query_length: 0,
        placeholder: plain(said.choose({ many }), 150),
        ...(shown.length > 0 && {
          initial_options: shown.map(({ id, name }) => ({ text: plain(name, 75), value: id })),
        }),
      },
      { optional: true, version, hint },
    );
  const levels = choosesLevels(template);
  const hidden = (part: Shown) => ({ hidden: part.hidden.length, needsGroups });
  return [
    input(
      'role',
      said.role,
      {
        type: 'static_select',
        options: roles,
        placeholder: plain(said.chooseRole, 150),
        ...(initial && { initial_option: initial }),
      },
      { optional: isOptional, version },
    ),
    select(
      'groups',
      levels ? said.canEdit : capitalize(many),
      chosen.groups,
      groupsHint(giver, hidden(chosen.groups)),
    ),
    ...(levels
      ? [select('adminOf', said.adminFor, chosen.adminOf, adminOfHint(giver, hidden(chosen.adminOf)))]
      : []),
  ];
}
