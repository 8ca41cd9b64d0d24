import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const people = ({ members, invitations }: { members: number; invitations: number }) =>
  `${german.plural(members, { one: '# Mitglied', other: '# Mitglieder' })}, ${german.plural(invitations, {
    one: '# Einladung',
    other: '# Einladungen',
  })}`;

export const groups: Texts['groups'] = {
  count: ({ total, one, many }) => `${german.number(total)} ${total === 1 ? one : many}`,
  people,
  linkedTo: ({ targets, more }) =>
    more > 0 ? `verknüpft mit ${targets} und ${german.number(more)} weiteren` : `verknüpft mit ${targets}`,
  add: ({ many }) => `${many} hinzufügen`,
  rename: { label: 'Umbenennen', of: ({ name }) => `${name} umbenennen` },
  links: { label: 'Verknüpfungen', of: ({ name }) => `Verknüpfungen von ${name}` },
  remove: { label: 'Entfernen', of: ({ name }) => `${name} entfernen` },
  submitAdd: 'Hinzufügen',
  to: ({ organization }) => `In ${organization}`,
  of: ({ organization }) => `In ${organization}`,
  names: 'Namen',
  onePerLine: 'Ein Name pro Zeile.',
  renameTitle: ({ one }) => `${one} umbenennen`,
  theyKeepIt: count =>
    `${people(count)}: alle behalten sie. Beim Umbenennen wird in Slack niemand hinzugefügt oder entfernt.`,
  removeTitle: ({ one }) => `${one} entfernen`,
  removeQuestion: ({ name, organization }) => pieces`${name} aus ${organization} entfernen?`,
  theyLoseIt: count => `${people(count)} sind betroffen. Foyer benachrichtigt die Mitglieder.`,
  whoLosesIt: ({ names, more }) =>
    more > 0 ? `Betroffen sind ${names} und ${german.number(more)} weitere.` : `Betroffen sind ${names}.`,
  nobodyHasIt: 'Niemand ist betroffen.',
  added: ({ names }) => `Hinzugefügt: ${names}.`,
  renamed: ({ before }) => `Umbenannt, vorher ${before}.`,
  removed: ({ name }) => `${name} entfernt.`,
};
