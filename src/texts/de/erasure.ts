import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const erasure: Texts['erasure'] = {
  title: 'Person löschen',
  submit: 'Endgültig löschen',
  thisPerson: 'diese Person',
  question: ({ who, emails, organization }) => pieces`${who} (${emails}) aus ${organization} löschen?`,
  noUndo: 'Das lässt sich nicht rückgängig machen.',
  goes: 'Gelöscht wird:',
  going: {
    identity:
      'Name, E-Mail-Adresse und Slack-Konto, aus allen Listen, Dateien und Nachrichten, die Foyer aufbewahrt.',
    cards: 'Karten über die Person in Slack, auch im Freigabe-Channel.',
    pending: 'Eine offene Einladung wird widerrufen, und eine Beitrittsanfrage gilt nicht mehr.',
  },
  stays: 'Es bleibt:',
  staying: {
    auditTrail: 'Das Protokoll. Statt des Namens steht dort ein Pseudonym wie „erased person 3f2a“.',
    counts: 'Zahlen, und was die Person für andere getan hat, zum Beispiel gesendete Einladungen.',
    written: 'Was Personen in Slack geschrieben haben, und kurze Hinweise, die Foyer dort gesendet hat.',
    elsewhere: 'Was andere Organisationen in diesem Slack über die Person wissen.',
  },
  erased: ({ pseudonym }) => `Gelöscht. Im Protokoll heißt die Person „${pseudonym}“.`,
  erasedTitle: 'Person gelöscht',
  nothingKept: 'Foyer bewahrt in dieser Organisation nichts über diese Person auf.',
};
