import type { GroupLevel } from '../../domain/roles.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const levels: Record<GroupLevel, string> = { access: 'Zugriff', edit: 'bearbeiten', admin: 'Admin' };

export const access: Texts['access'] = {
  as: ({ role }) => `als ${role}.`,
  toAllGroups: ({ many }) => `Zugriff auf alle ${many}.`,
  groupsRemoved: ({ one }) => `(${one} entfernt)`,
  allGroups: ({ many }) => `alle ${many}`,
  noGroup: ({ one }) => `keine ${one}`,
  canEdit: 'Darf bearbeiten',
  adminFor: 'Admin für',
  named: ({ label, names }) => `${label}: ${names}.`,
  andMore: ({ names, more }) => `${names} und ${german.number(more)} weitere`,
  withLevel: ({ group, level }) => `${group} (${levels[level]})`,
  labelled: ({ role, groups }) => `${role} · ${groups}`,
  openUntil: ({ day }) => pieces`Offen bis ${day}.`,
  openUntilInLine: ({ day }) => pieces` · offen bis ${day}`,
};
