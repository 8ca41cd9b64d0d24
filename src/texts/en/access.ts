import { capitalize } from '../../domain/characters.ts';
import type { Difference } from '../../domain/differences.ts';
import type { GroupLevel } from '../../domain/roles.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';
import { templates } from './templates.ts';

const levels: Record<GroupLevel, string> = { access: 'access', edit: 'edit', admin: 'admin' };

const named: Readonly<Record<string, { one: string; many: string }>> = templates;

function change(difference: Difference): string {
  switch (difference.what) {
    case 'name':
      return `Name: ${difference.from} → ${difference.to}`;
    case 'role':
      return `Role: ${difference.from} → ${difference.to}`;
    case 'groups': {
      const { id, blankGroups } = difference.template;
      const { one, many } = named[id] ?? templates.crowdsec;
      const none = blankGroups === 'all' ? `all ${many}` : `no ${one}`;
      const said = (groups: string[]) => groups.join(', ') || none;
      return `${capitalize(many)}: ${said(difference.from)} → ${said(difference.to)}`;
    }
    case 'same-names':
      return 'Role or groups: now others of the same name';
  }
}

/** Roles and groups, and until when something is open. */
export const access = {
  as: ({ role }: { role: string }) => `as ${role}.`,
  toAllGroups: ({ many }: { many: string }) => `Access to all ${many}.`,
  groupsRemoved: ({ one }: { one: string }) => `(${one} removed)`,
  allGroups: ({ many }: { many: string }) => `all ${many}`,
  noGroup: ({ one }: { one: string }) => `no ${one}`,
  canEdit: 'Can edit',
  adminFor: 'Admin for',
  named: ({ label, names }: { label: string; names: string }) => `${label}: ${names}.`,
  namedInList: ({ label, names }: { label: string; names: string }) => `${label}: ${names}`,
  andMore: ({ names, more }: { names: string; more: number }) => `${names} and ${english.number(more)} more`,
  withLevel: ({ group, level }: { group: string; level: GroupLevel }) => `${group} (${levels[level]})`,
  labelled: ({ role, groups }: { role: string; groups: string }) => `${role} · ${groups}`,
  openUntil: <Piece>({ day }: { day: Piece }) => pieces`Open until ${day}.`,
  openUntilInLine: <Piece>({ day }: { day: Piece }) => pieces` · open until ${day}`,
  change,
  changes: (differences: readonly Difference[]) => differences.map(change).join('; '),
};
