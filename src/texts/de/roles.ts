import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const roles: Texts['roles'] = {
  title: 'Rollen',
  subtitle: ({ organization, count }) =>
    `${organization} · ${german.plural(count, { one: '# Rolle', other: '# Rollen' })}`,
  add: 'Rolle hinzufügen',
  addSubmit: 'Hinzufügen',
  edit: 'Bearbeiten',
  editOf: ({ role }) => `${role} bearbeiten`,
  remove: 'Entfernen',
  removeOf: ({ role }) => `${role} entfernen`,
  removeTitle: 'Rolle entfernen?',
  removeText: ({ role, organization }) =>
    `${role} wird aus ${organization} entfernt, wenn niemand diese Rolle hat.`,
  addedTo: ({ organization }) => `Für ${organization}`,
  added: ({ role }) => `${role} ist hinzugefügt.`,
  saved: ({ role }) => `${role} ist gespeichert.`,
  removed: ({ role }) => `${role} ist entfernt.`,
  editTitle: 'Rolle bearbeiten',
  save: 'Speichern',
  usedBy: ({ organization, members }) =>
    `${organization} · ${german.plural(members, { one: '# Mitglied hat diese Rolle', other: '# Mitglieder haben diese Rolle' })}`,
  topRoleKeeps: 'Die oberste Rolle behält alle ihre Rechte.',
  name: 'Name',
  description: 'Beschreibung',
  descriptionHint: 'Eine Zeile, die bei der Auswahl der Rolle erscheint.',
  rights: 'Rechte',
  rightsHint: 'Du kannst die Rechte vergeben, die du selbst hast.',
  levels: { access: 'Zugriff', edit: 'Kann bearbeiten', admin: 'Admin für' },
  levelLabel: ({ one }) => `Je ${one}`,
  levelHint: 'Was Personen mit dieser Rolle in ihren Gruppen können.',
  noRights: 'Keine Verwaltungsrechte.',
  can: rights => `Kann ${german.and(rights)}.`,
  canInGroups: ({ rights, many }) => `In den eigenen ${many}: kann ${german.and(rights)}.`,
  changedSummary: ({ organization }) => `Die Rechte deiner Rolle in ${organization} haben sich geändert.`,
  changed: ({ by, role, organization }) =>
    pieces`${by} hat die Rechte deiner Rolle ${role} in ${organization} geändert:`,
  anAdmin: 'Ein Admin',
  canNow: ({ right }) => `Du kannst jetzt ${right}.`,
  canNowEverywhere: ({ right }) => `Du kannst jetzt überall ${right}.`,
  onlyInGroups: ({ right, many }) => `Du kannst nur noch in deinen eigenen ${many} ${right}.`,
  noLonger: ({ right }) => `Du kannst nicht mehr ${right}.`,
};
