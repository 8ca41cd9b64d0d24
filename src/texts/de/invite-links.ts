import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const inviteLinks: Texts['inviteLinks'] = {
  title: 'Einladungslinks',
  count: ({ organization, count }) =>
    `${organization} · ${german.plural(count, { one: '# Einladungslink', other: '# Einladungslinks' })}`,
  explanation:
    'Wer einen Link öffnet, liest, welchen Zugriff er gibt, bestätigt die eigene E-Mail-Adresse und tritt bei.',
  newLink: 'Neuer Link',
  copyNow:
    'Kopiere ihn jetzt: Foyer kann ihn nicht noch einmal zeigen. Öffne ihn, um seinen QR-Code zu drucken.',
  states: {
    open: 'Offen',
    paused: 'Pausiert',
    'used-up': 'Aufgebraucht',
    expired: 'Beendet',
    revoked: 'Widerrufen',
  },
  modes: { join: 'Tritt sofort bei', ask: 'Jede Person wird geprüft' },
  modeHints: {
    join: 'Nach der Bestätigung der E-Mail-Adresse',
    ask: 'Über jede Person entscheidet jemand mit Prüfrecht',
  },
  joined: ({ uses, most }) =>
    most === null
      ? `${german.number(uses)} beigetreten`
      : `${german.number(uses)} von ${german.number(most)} beigetreten`,
  until: ({ at }) => pieces` · bis ${at}`,
  peopleJoin: ({ access }) => `Beitritt ${access}`,
  rules: ({ mode, domains, creator }) =>
    domains
      ? `${mode}. Nur Adressen bei ${domains}. Erstellt von ${creator}.`
      : `${mode}. Jede E-Mail-Adresse. Erstellt von ${creator}.`,
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  replace: 'Link ersetzen',
  revoke: 'Widerrufen',
  revokeTitle: 'Link widerrufen?',
  revokeQuestion: ({ name }) =>
    `Niemand kann „${name}“ mehr nutzen. Schon gesendete Einladungen bleiben offen. Widerrufe sie unter „Eingeladene“.`,
  replaceTitle: 'Link ersetzen?',
  replaceQuestion: ({ name }) =>
    `Der alte Link von „${name}“ und sein QR-Code funktionieren sofort nicht mehr. Schon gesendete Einladungen bleiben offen.`,
  paused: ({ name }) => `„${name}“ ist pausiert. Niemand kann ihn nutzen, bis du ihn fortsetzt.`,
  resumed: ({ name }) => `„${name}“ ist offen. Der verteilte Link funktioniert wieder.`,
  revoked: ({ name }) => `„${name}“ ist widerrufen. Niemand kann ihn mehr nutzen.`,
  ready: ({ name }) => `Der Link von „${name}“ ist bereit.`,

  newTitle: 'Neuer Einladungslink',
  make: 'Link erstellen',
  to: ({ organization }) => `Zu ${organization}`,
  withoutMail:
    'Foyer kann hier keine E-Mails senden. Um den Link zu nutzen, melden sich Personen mit Slack an.',
  name: 'Name',
  nameHint: 'Für deine Liste, zum Beispiel „Klasse 5b“. Wer den Link öffnet, sieht ihn nicht.',
  mode: 'Wenn jemand ihn nutzt',
  domains: 'E-Mail-Domains',
  domainsHint: 'Eine pro Zeile. Leer: Personen mit jeder E-Mail-Adresse können beitreten.',
  mostPeople: 'Höchstens (Personen)',
  mostPeopleHint: 'Wie viele damit beitreten können. Leer: ohne Grenze.',
  days: 'Tage',
  daysHint: 'Wie lange er funktioniert. Leer: bis du ihn widerrufst.',
  noPublicUrl:
    'Personen können noch keine Links zu Foyer öffnen. Bitte die Person, die Foyer betreibt, PUBLIC_URL zu setzen.',
  noConfirmation:
    'Personen können noch nicht bestätigen, wer sie sind. Bitte die Person, die Foyer betreibt, E-Mail (SMTP_URL, MAIL_FROM) oder die Anmeldung mit Slack (SLACK_CLIENT_ID, SLACK_CLIENT_SECRET) einzurichten.',
};
