import type { SkipReason } from '../../domain/batches/kinds.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const invitations = (count: number) =>
  german.plural(count, { one: '# offene Einladung', other: '# offene Einladungen' });

const because: Record<SkipReason, string> = {
  'invitation-resolved': 'schon beantwortet, widerrufen oder abgelaufen',
  'invitation-not-found': 'nicht mehr vorhanden',
  'resent-too-soon': 'vor zu kurzer Zeit gesendet oder erinnert',
  'not-allowed': 'du hast das Recht nicht mehr',
  'cannot-grant': 'gibt mehr, als du geben kannst',
  'uninvitable-person': 'kann nicht mehr eingeladen werden',
  'not-delivered': 'noch von keiner Nachricht erreicht',
  'cannot-act': 'dein Slack-Konto kann hier nichts tun',
};

export const batches: Texts['batches'] = {
  title: 'Mehrere ändern',
  next: 'Weiter',
  kind: 'Was tun',
  kinds: { revoke: 'Widerrufen', remind: 'Erinnern', resend: 'Erneut senden' },
  whom: 'Offene Einladungen',
  whole: 'Alle auf der Liste',
  filtered: 'Alle auf der gefilterten Liste',
  upload: ({ file, day, people }) =>
    file
      ? `Aus deiner Datei ${file}, ${day} (${german.number(people)})`
      : `Aus deinen eingefügten Zeilen, ${day} (${german.number(people)})`,
  days: 'Wartet seit mindestens (Tage)',
  daysHint: 'Leer: alle.',
  nothingYet: 'Du siehst, wie viele Personen es betrifft, bevor etwas passiert.',

  titles: {
    revoke: 'Einladungen widerrufen',
    remind: 'Erinnerungen senden',
    resend: 'Erneut senden',
  },
  questions: {
    revoke: ({ count, organization }) => pieces`${invitations(count)} zu ${organization} widerrufen?`,
    remind: ({ count, organization }) => pieces`An ${invitations(count)} zu ${organization} erinnern?`,
    resend: ({ count, organization }) => pieces`${invitations(count)} zu ${organization} erneut senden?`,
  },
  names: ({ names, more }) => (more > 0 ? `${names} und ${german.number(more)} weitere.` : `${names}.`),
  named: ({ name, email }) => `${name} (${email})`,
  skips: ({ count, reasons, bold }) => pieces`${bold(`${german.number(count)} ausgelassen:`)} ${reasons}.`,
  skipped: ({ count, reason }) => `${german.number(count)} ${because[reason]}`,
  consequences: {
    revoke:
      'Danach kann niemand diese Einladungen annehmen. Die Personen bekommen keine Nachricht, aber ihre Karten zeigen es.',
    remind:
      'Jede Person, die die Einladung erreicht hat, bekommt eine Erinnerung. Wer vor zu kurzer Zeit eine Nachricht bekam, wird ausgelassen.',
    resend:
      'Jede Person bekommt die Einladung erneut, und ihre Frist beginnt neu. Wer vor zu kurzer Zeit eine Nachricht bekam, wird ausgelassen.',
  },
  newestOnly: ({ most }) => `Das sind die neuesten ${german.number(most)}. Wiederhole es für die übrigen.`,
  oldestOnly: ({ most }) =>
    `Das sind die ${german.number(most)}, deren letzte Nachricht am ältesten ist. Wiederhole es für die übrigen.`,
  submit: {
    revoke: ({ count }) => `${german.number(count)} widerrufen`,
    remind: ({ count }) =>
      german.plural(count, { one: '# Erinnerung senden', other: '# Erinnerungen senden' }),
    resend: ({ count }) => `${german.number(count)} erneut senden`,
  },
  submitShort: {
    revoke: ({ count }) => `${german.number(count)} widerrufen`,
    remind: ({ count }) => `${german.number(count)} erinnern`,
    resend: ({ count }) => `${german.number(count)} erneut senden`,
  },
  started: ({ count }) =>
    `Für ${german.plural(count, { one: '# Einladung', other: '# Einladungen' })} gestartet. Du kannst es in deinen Direktnachrichten mit Foyer verfolgen.`,

  doing: {
    revoke: ({ organization }) => pieces`Einladungen zu ${organization} werden widerrufen`,
    remind: ({ organization }) => pieces`Erinnerungen an Einladungen zu ${organization} werden gesendet`,
    resend: ({ organization }) => pieces`Einladungen zu ${organization} werden erneut gesendet`,
  },
  finished: 'Fertig',
  progress: ({ done, total }) => `${german.number(done)} von ${german.number(total)}`,
  done: {
    revoke: ({ count }) =>
      german.plural(count, { one: '# Einladung widerrufen', other: '# Einladungen widerrufen' }),
    remind: ({ count }) =>
      german.plural(count, { one: '# Erinnerung gesendet', other: '# Erinnerungen gesendet' }),
    resend: ({ count }) =>
      german.plural(count, { one: '# Einladung erneut gesendet', other: '# Einladungen erneut gesendet' }),
  },
  countSkipped: ({ count }) => `${german.number(count)} ausgelassen`,
  delivered: ({ count }) => `${german.number(count)} zugestellt`,
  onTheWay: ({ count }) => `${german.number(count)} unterwegs`,
  waiting: ({ count }) =>
    german.plural(count, {
      one: '# wartet auf Beitritt zu Slack oder Bestätigung der E-Mail-Adresse',
      other: '# warten auf Beitritt zu Slack oder Bestätigung der E-Mail-Adresse',
    }),
  failed: ({ count }) => `${german.number(count)} nicht zugestellt`,
  messages: ({ counts }) => `Nachrichten: ${counts}.`,
  skippedHead: 'Ausgelassen:',
};
