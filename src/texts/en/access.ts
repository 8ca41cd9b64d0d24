import type { GroupLevel } from '../../domain/roles.ts';
import { pieces } from '../pieces.ts';
import { english } from './language.ts';

const levels: Record<GroupLevel, string> = { access: 'access', edit: 'edit', admin: 'admin' };

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
  andMore: ({ names, more }: { names: string; more: number }) => `${names} and ${english.number(more)} more`,
  withLevel: ({ group, level }: { group: string; level: GroupLevel }) => `${group} (${levels[level]})`,
  labelled: ({ role, groups }: { role: string; groups: string }) => `${role} · ${groups}`,
  openUntil: <Piece>({ day }: { day: Piece }) => pieces`Open until ${day}.`,
  openUntilInLine: <Piece>({ day }: { day: Piece }) => pieces` · open until ${day}`,
};
