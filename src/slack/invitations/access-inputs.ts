import type { InputBlock, PlainTextOption } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { capitalize } from '../../domain/characters.ts';
import { choosesLevels } from '../../domain/role-templates/levels.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import type { Group } from '../../domain/roles.ts';
import { canGrantRole, type GroupLevel } from '../../domain/roles.ts';
import { noGroupsWords } from '../../messages/group-words.ts';
import { roleDescription } from '../../messages/role-rights.ts';
import { input, plain } from '../blocks.ts';

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
 * The inputs "role" and "groups", and "adminOf" where levels are chosen: the roles that the actor may grant, and groups
 * filtered by what they type.
 */
export function accessInputs(
  { organization, permissions }: ActingMember,
  chosen: { roleId: string | null; groups: Shown; adminOf: Shown },
  options: {
    /** The route that offers the groups. */
    source?: string;
    version?: string | undefined;
    isOptional?: boolean;
  } = {},
): InputBlock[] {
  const { template } = organization;
  const { one, many } = template.group;
  const { source = 'groups', version, isOptional = false } = options;
  const roles: PlainTextOption[] = organization.roles
    .filter(role => canGrantRole(permissions, role))
    .map(role => ({
      text: plain(role.name, 75),
      value: role.id,
      description: plain(roleDescription(role, template), 75),
    }));
  const initial = roles.find(role => role.value === chosen.roleId);
  const select = (field: string, label: string, { shown, hidden }: Shown, hint: string) =>
    input(
      field,
      label,
      {
        type: 'multi_external_select',
        action_id: source,
        min_query_length: 0,
        placeholder: plain(`Choose ${many}`, 150),
        ...(shown.length > 0 && {
          initial_options: shown.map(({ id, name }) => ({ text: plain(name, 75), value: id })),
        }),
      },
      {
        optional: true,
        version,
        hint: hidden.length > 0 ? `${hidden.length} more stay as they are. ${hint}` : hint,
      },
    );
  const levels = choosesLevels(template);
  return [
    input(
      'role',
      'Role',
      {
        type: 'static_select',
        options: roles,
        placeholder: plain('Choose a role', 150),
        ...(initial && { initial_option: initial }),
      },
      { optional: isOptional, version },
    ),
    select(
      'groups',
      levels ? 'Can edit' : capitalize(many),
      chosen.groups,
      `Leaving this blank means ${noGroupsWords(template)}.`,
    ),
    ...(levels
      ? [
          select(
            'adminOf',
            'Admin for',
            chosen.adminOf,
            `Whoever is admin for a ${one} invites people to it.`,
          ),
        ]
      : []),
  ];
}
