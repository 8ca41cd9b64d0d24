import type { Difference } from '../../domain/differences.ts';
import type { GroupLevel } from '../../domain/roles.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';
import { templates } from './templates.ts';

const levels: Record<GroupLevel, string> = { access: 'Zugriff', edit: 'bearbeiten', admin: 'Admin' };

const named: Readonly<Record<string, { one: string; many: string }>> = templates;

function change(difference: Difference): string {
  switch (difference.what) {
    case 'name':
      return `Name: ${difference.from} → ${difference.to}`;
    case 'role':
      return `Rolle: ${difference.from} → ${difference.to}`;
    case 'groups': {
      const { id, blankGroups } = difference.template;
      const { one, many } = named[id] ?? templates.crowdsec;
      const none = blankGroups === 'all' ? `alle ${many}` : `keine ${one}`;
      const said = (groups: string[]) => groups.join(', ') || none;
      return `${many}: ${said(difference.from)} → ${said(difference.to)}`;
    }
    case 'same-names':
      return 'Rolle oder Gruppen: jetzt andere mit gleichem Namen';
  }
}

export const access: Texts['access'] = {
  as: ({ role }) => `als ${role}.`,
  toAllGroups: ({ many }) => `Zugriff auf alle ${many}.`,
  groupsRemoved: ({ one }) => `(${one} entfernt)`,
  allGroups: ({ many }) => `alle ${many}`,
  noGroup: ({ one }) => `keine ${one}`,
  canEdit: 'Kann bearbeiten',
  adminFor: 'Admin für',
  named: ({ label, names }) => `${label}: ${names}.`,
  namedInList: ({ label, names }) => `${label}: ${names}`,
  andMore: ({ names, more }) => `${names} und ${german.number(more)} weitere`,
  withLevel: ({ group, level }) => `${group} (${levels[level]})`,
  labelled: ({ role, groups }) => `${role} · ${groups}`,
  openUntil: ({ day }) => pieces`Offen bis ${day}.`,
  openUntilInLine: ({ day }) => pieces` · offen bis ${day}`,
  change,
  changes: differences => differences.map(change).join('; '),
};
