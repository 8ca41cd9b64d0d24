import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

export const lists: Texts['lists'] = {
  cancel: 'Abbrechen',
  save: 'Speichern',
  name: 'Name',
  previous: '‹ Zurück',
  next: 'Weiter ›',
  search: 'Suchen und filtern',
  apply: 'Anwenden',
  showEverybody: 'Alle anzeigen',
  download: 'CSV herunterladen',
  fileSent: 'Die Datei ist in deinen Direktnachrichten mit Foyer.',
  sortBy: 'Sortieren nach',
  nobodyMatches: 'Keine Treffer.',
  nameOrEmail: 'Name oder E-Mail-Adresse',
  searchHint:
    'Ein beliebiger Teil von Name oder Adresse, Wörter in beliebiger Reihenfolge. Ein oder zwei Zeichen finden den Anfang.',
  role: 'Rolle',
  status: 'Status',
  quoted: ({ search }) => `„${search}“`,
  inGroup: ({ group }) => `in ${group}`,
  inHiddenGroup: ({ one }) => `in einer Gruppe (${one}), die du nicht siehst`,
  about: ({ name, said }) => `${name}: ${said}`,
  beyondReach: ({ groups, role }) =>
    `Auch in ${german.and(groups)}. Deshalb ist für Änderungen die Rolle ${role} nötig.`,
};
