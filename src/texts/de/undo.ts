import type { KeptReason } from '../../domain/imports/undo/plan.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const invitations = (count: number) => german.plural(count, { one: '# Einladung', other: '# Einladungen' });
const members = (count: number) => german.plural(count, { one: '# Mitglied', other: '# Mitglieder' });
const toMembers = (count: number) => german.plural(count, { one: '# Mitglied', other: '# Mitgliedern' });

const because: Record<KeptReason, string> = {
  ended: 'wurde durch die Datei deaktiviert oder widerrufen',
  accepted: 'hat die Einladung angenommen',
  'sent-again': 'hat die Einladung noch einmal bekommen',
  'changed-since': 'wurde seitdem geändert',
  'not-allowed': 'hat mehr Rechte, als du ändern kannst',
  'last-holder': 'hat als Letzte oder Letzter die oberste Rolle',
  'no-seat': 'hat keinen freien Platz mehr',
  account: 'hat kein nutzbares Slack-Konto',
  gone: 'hat keine frühere Rolle oder Gruppe mehr',
};

export const undo: Texts['undo'] = {
  button: 'Upload rückgängig machen',
  submit: 'Rückgängig machen',
  undone: 'Dieser Upload wurde rückgängig gemacht.',
  changed:
    'Nichts wurde rückgängig gemacht, weil sich das Ergebnis inzwischen geändert hat. Prüfe es noch einmal.',
  question: ({ file, organization }) =>
    file === null
      ? pieces`Den Upload eingefügter Zeilen zu ${organization} rückgängig machen?`
      : pieces`Den Upload ${file} zu ${organization} rückgängig machen?`,
  hint: 'Nachrichten, die schon angekommen sind, bleiben. Das geht einmal, innerhalb eines Tages.',
  doneTitle: 'Rückgängig gemacht',
  done: ({ organization }) => `Der Upload zu ${organization} ist rückgängig gemacht.`,
  planned: {
    revoked: count => `Widerruft ${invitations(count)}`,
    restored: count => `Gibt ${toMembers(count)} Rolle und Gruppen von vorher zurück`,
    deactivated: count => `Deaktiviert ${members(count)} wieder`,
    reactivated: count => `Reaktiviert ${members(count)}`,
  },
  finished: {
    revoked: count => `${invitations(count)} widerrufen`,
    restored: count => `${toMembers(count)} Rolle und Gruppen von vorher zurückgegeben`,
    deactivated: count => `${members(count)} wieder deaktiviert`,
    reactivated: count => `${members(count)} reaktiviert`,
  },
  who: ({ what, names }) => `${what}: ${names}.`,
  each: ({ what }) => `${what}:`,
  member: ({ name, change }) => `${name}: ${change}`,
  becomes: ({ before, after }) => `${before} → ${after}`,
  becomesDeactivated: ({ before, after }) =>
    before === after ? `${before} → deaktiviert` : `${before} → deaktiviert, ${after}`,
  becomesActive: ({ after }) => `deaktiviert → ${after}`,
  nothing: 'Es gibt nichts mehr rückgängig zu machen.',
  stays: 'Bleibt, wie es ist: ',
  keptBecause: ({ who, why }) => `${who} ${because[why]}`,
  more: count => `und ${german.number(count)} weitere`,
};
