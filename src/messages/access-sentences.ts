import type { NamedGrant } from '../domain/access/snapshot.ts';
import { capitalize } from '../domain/characters.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { choosesLevels } from '../domain/role-templates/levels.ts';
import type { RoleTemplate } from '../domain/role-templates/template.ts';
import type { GroupLevel } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { groupWords, noGroupsWords } from './group-words.ts';

const SHOWN = 10;

/** The groups of some access. */
interface NamedGroups {
  grants: readonly NamedGrant[];
  /** It gave groups that were removed since. */
  lostGroups?: boolean;
}

/** "as Analyst in Teacher Laptops, Student Devices." */
export function roleSentence({
  organization,
  role,
  ...given
}: {
  organization: { template: string };
  role: { name: string };
} & NamedGroups): string {
  const as = texts().access.as({ role: role.name });
  return `${as} ${groupsSentence(given, roleTemplate(organization.template))}`.trim();
}

/**
 * A person's groups, in the template's words; with none, what the template says. Where levels are chosen group by
 * group: "Can edit: Berlin. Admin for: Hamburg."
 */
export function groupsSentence({ grants, lostGroups = false }: NamedGroups, template: RoleTemplate): string {
  const { one, many } = groupWords(template);
  const said = texts().access;
  if (grants.length === 0 && lostGroups) return said.groupsRemoved({ one });
  if (grants.length === 0) return template.blankGroups === 'all' ? said.toAllGroups({ many }) : '';
  if (!choosesLevels(template)) return named(capitalize(grants.length === 1 ? one : many), grants);
  return byLevel(grants)
    .map(([label, some]) => named(label, some))
    .join(' ');
}

/** The groups of each level, with the words for it. */
function byLevel(grants: readonly NamedGrant[]): [label: string, grants: readonly NamedGrant[]][] {
  const { canEdit, adminFor } = texts().access;
  const isAdmin = ({ level }: NamedGrant) => level === 'admin';
  const levels: [string, readonly NamedGrant[]][] = [
    [canEdit, grants.filter(grant => !isAdmin(grant))],
    [adminFor, grants.filter(isAdmin)],
  ];
  return levels.filter(([, some]) => some.length > 0);
}

function named(label: string, grants: readonly NamedGrant[], say = texts().access.named): string {
  const shown = grants
    .slice(0, SHOWN)
    .map(({ group }) => group.name)
    .join(', ');
  return say({ label, names: withMore(shown, grants.length - SHOWN) });
}

/** "Phones, Laptops and 3 more" */
function withMore(names: string, more: number): string {
  return more > 0 ? texts().access.andMore({ names, more }) : names;
}

/** Names of groups in a label take at most this many characters; the rest is counted. */
const ROOM = 160;

/** The groups of some access in few words: "Student Devices, Phones (admin) and 3 more", or "all device groups". */
export function groupsLabel({ role, grants }: LabelledAccess, template: RoleTemplate): string {
  if (grants.length === 0) return noGroupsWords(template);
  const names = grants.map(({ level, group: { name } }) =>
    level === role.groupLevel ? name : texts().access.withLevel({ group: name, level }),
  );
  let shown = 1;
  let length = names[0]?.length ?? 0;
  for (const name of names.slice(1, SHOWN)) {
    length += name.length + 2;
    if (length > ROOM) break;
    shown += 1;
  }
  return withMore(names.slice(0, shown).join(', '), names.length - shown);
}

interface LabelledAccess {
  role: { name: string; groupLevel: GroupLevel };
  grants: readonly NamedGrant[];
}

/** A role with its groups: "Remote · all device groups". */
export function accessLabel(access: LabelledAccess, template: RoleTemplate): string {
  return texts().access.labelled({ role: access.role.name, groups: groupsLabel(access, template) });
}

/** The same in a list: no group is worth no word, and levels that are chosen group by group are named. */
export function accessInList(access: LabelledAccess & NamedGroups, template: RoleTemplate): string {
  if (access.grants.length === 0 && access.lostGroups) {
    const groups = texts().access.groupsRemoved(groupWords(template));
    return texts().access.labelled({ role: access.role.name, groups });
  }
  if (choosesLevels(template) && access.grants.length > 0) {
    const levels = byLevel(access.grants).map(([label, some]) =>
      named(label, some, texts().access.namedInList),
    );
    return texts().access.labelled({ role: access.role.name, groups: levels.join(' · ') });
  }
  const isBare = access.grants.length === 0 && template.blankGroups !== 'all';
  return isBare ? access.role.name : accessLabel(access, template);
}
