import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const people = (count: number) => german.plural(count, { one: '# Person', other: '# Personen' });

export const delivery: Texts['delivery'] = {
  someone: 'eine Person',
  notReached: ({ who }) => pieces`Foyer konnte ${who} nicht erreichen.`,
  notReachedAbout: ({ who, organization }) =>
    pieces`⚠ Foyer konnte ${who} nicht erreichen. Es ging um ${organization}.`,
  sendAgain: 'Du kannst die Einladung unter „Eingeladene“ erneut senden oder es selbst weitersagen.',
  tellThem: 'Du kannst es selbst weitersagen.',
  withOthers: ({ who, others }) =>
    others > 0
      ? `${who} und ${german.plural(others, { one: '# weitere Person', other: '# weitere Personen' })}`
      : who,
  notAdded: ({ who, target }) => pieces`Foyer konnte ${who} nicht zu ${target} hinzufügen.`,
  notRemoved: ({ who, target }) => pieces`Foyer konnte ${who} nicht aus ${target} entfernen.`,
  linked: ({ target, group, organization }) =>
    pieces`${group} von ${organization} ist mit ${target} verknüpft.`,
  checkedSummary: ({ organization }) => `Die Verknüpfungen von ${organization} sind mit Slack abgeglichen.`,
  checked: ({ count, organization }) =>
    pieces`${german.plural(count, { one: '# Verknüpfung', other: '# Verknüpfungen' })} von ${organization} mit Slack abgeglichen.`,
  allInSync: 'Alles stimmt überein.',
  restInSync: count =>
    german.plural(count, {
      one: '# Verknüpfung stimmt überein.',
      other: '# Verknüpfungen stimmen überein.',
    }),
  moreNotShown: count =>
    german.plural(count, {
      one: '# weitere Verknüpfung steht nicht hier.',
      other: '# weitere Verknüpfungen stehen nicht hier.',
    }),
  ofGroup: ({ target, group, text }) => pieces`${target} (${group}): ${text}`,
  added: count => `${people(count)} hinzugefügt.`,
  removed: count => `${people(count)} entfernt.`,
  failedToAdd: ({ count, reason }) => `${people(count)} nicht hinzugefügt: ${reason}`,
  failedToRemove: ({ count, reason }) => `${people(count)} nicht entfernt: ${reason}`,
  notChecked: ({ reason }) => `Nicht abgeglichen: ${reason}`,
};
