import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface ChangedRole<Piece> {
  by: Piece;
  role: Piece;
  organization: Piece;
}

/** Roles: the list, its forms, and what people read about a role that changed. */
export const roles = {
  title: 'Roles',
  subtitle: ({ organization, count }: { organization: string; count: number }) =>
    `${organization} · ${english.plural(count, { one: '# role', other: '# roles' })}`,
  add: 'Add role',
  addSubmit: 'Add',
  edit: 'Edit',
  editOf: ({ role }: { role: string }) => `Edit ${role}`,
  remove: 'Remove',
  removeOf: ({ role }: { role: string }) => `Remove ${role}`,
  removeTitle: 'Remove the role?',
  removeText: ({ role, organization }: { role: string; organization: string }) =>
    `${role} is removed from ${organization}, unless somebody has it.`,
  addedTo: ({ organization }: { organization: string }) => `To ${organization}`,
  added: ({ role }: { role: string }) => `${role} is added.`,
  saved: ({ role }: { role: string }) => `${role} is saved.`,
  removed: ({ role }: { role: string }) => `${role} is removed.`,
  editTitle: 'Edit role',
  save: 'Save',
  usedBy: ({ organization, members }: { organization: string; members: number }) =>
    `${organization} · ${english.plural(members, { one: '# member has this role', other: '# members have this role' })}`,
  topRoleKeeps: 'The top role keeps all of its rights.',
  name: 'Name',
  description: 'Description',
  descriptionHint: 'One line, shown where a role is chosen.',
  rights: 'Rights',
  rightsHint: 'You can give the rights that you have.',
  levels: { access: 'Access', edit: 'Can edit', admin: 'Admin for' },
  levelLabel: ({ one }: { one: string }) => `In each ${one}`,
  levelHint: 'What people with this role can do in the groups they’re given.',
  noRights: 'No admin rights.',
  can: (rights: readonly string[]) => `Can ${english.and(rights)}.`,
  canInGroups: ({ rights, many }: { rights: readonly string[]; many: string }) =>
    `In their own ${many}: can ${english.and(rights)}.`,
  changedSummary: ({ organization }: { organization: string }) =>
    `What your role in ${organization} can do was changed.`,
  changed: <Piece>({ by, role, organization }: ChangedRole<Piece>) =>
    pieces`${by} changed what your role ${role} can do in ${organization}:`,
  anAdmin: 'An admin',
  canNow: ({ right }: { right: string }) => `You can now ${right}.`,
  canNowEverywhere: ({ right }: { right: string }) => `You can now ${right} everywhere.`,
  onlyInGroups: ({ right, many }: { right: string; many: string }) =>
    `You can ${right} only in your own ${many}.`,
  noLonger: ({ right }: { right: string }) => `You can no longer ${right}.`,
};
