import type { InvitationStatus } from '../../domain/invitations/list/store.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const states: Record<InvitationStatus, string> = {
  pending: 'offen',
  accepted: 'angenommen',
  declined: 'abgelehnt',
  revoked: 'widerrufen',
  expired: 'abgelaufen',
};

export const invited: Texts['invited'] = {
  title: 'Eingeladene',
  count: ({ total, status }) => `${german.number(total)} ${states[status]}`,
  nobody: 'Niemand wartet. Alle Eingeladenen haben geantwortet.',
  manyAtOnce: 'Mehrere ändern',
  statuses: {
    pending: 'Offen',
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
    revoked: 'Widerrufen',
    expired: 'Abgelaufen',
  },
  deliveryFilters: {
    failed: 'Nicht zustellbar',
    waiting: 'Wartet auf Beitritt zu Slack oder bestätigte E-Mail-Adresse',
    held: 'Wartet auf eine Entscheidung',
  },
  sorts: {
    newest: 'Neueste zuerst',
    oldest: 'Älteste zuerst',
    email: 'Nach E-Mail-Adresse sortiert',
    role: 'Nach Rolle sortiert',
  },
  inviter: 'Eingeladen von',
  fromInviter: ({ inviter }) => `eingeladen von ${inviter}`,
  notArrived:
    'Eine E-Mail ist nicht angekommen? Bitte die Person, im Spam-Ordner nachzusehen. Ist sie dort nicht, widerrufe die Einladung und sende eine neue.',
  resend: { label: 'Erneut senden', of: ({ name }) => `Erneut senden an ${name}` },
  edit: { label: 'Bearbeiten', of: ({ name }) => `Einladung an ${name} bearbeiten` },
  copyText: { label: 'Einladungstext kopieren', of: ({ name }) => `Einladungstext kopieren: ${name}` },
  revoke: { label: 'Einladung widerrufen', of: ({ name }) => `Einladung widerrufen: ${name}` },
  inviteAgain: { label: 'Erneut einladen', of: ({ name }) => `${name} erneut einladen` },
  invitedBy: ({ inviter, day }) => `Eingeladen von ${inviter} am ${day}`,
  openUntil: ({ day }) => `Offen bis ${day}`,
  resolved: {
    pending: ({ day }) => `Offen seit ${day}`,
    accepted: ({ day }) => `Angenommen am ${day}`,
    declined: ({ day }) => `Abgelehnt am ${day}`,
    revoked: ({ day }) => `Widerrufen am ${day}`,
    expired: ({ day }) => `Abgelaufen am ${day}`,
  },
  awaitingApproval: 'Angenommen, wartet auf eine Entscheidung',
  notSent: 'Nicht gesendet',
  emailed: 'Per E-Mail gesendet',
  emailFailed: ({ reason }) => `Nicht per E-Mail gesendet: ${reason}`,
  emailQueued: 'Wird per E-Mail gesendet',
  messaged: 'Per Direktnachricht zugestellt',
  messageWaits: 'Wartet auf den Beitritt zu diesem Slack oder eine bestätigte E-Mail-Adresse',
  messageFailed: ({ reason }) => `Nicht zugestellt: ${reason}`,
  messageQueued: 'Wird zugestellt',
  sentToNewAccount: {
    dm: ({ name }) => `Per Direktnachricht an ${name} gesendet (neues Konto).`,
    email: ({ name }) => `Per E-Mail an ${name} gesendet (neues Konto).`,
    both: ({ name }) => `Per Direktnachricht und E-Mail an ${name} gesendet (neues Konto).`,
  },
  sentAgain: ({ email }) => `Erneut gesendet an ${email}.`,
  stillUnconfirmed: ({ email }) =>
    `Wartet noch: Slack hat ${email} nicht bestätigt. Bitte die Person, die Adresse in Slack zu bestätigen.`,
  stillNotHere: ({ name }) => `Wartet noch: ${name} ist noch nicht in diesem Slack.`,
  nowRevoked: 'Gerade widerrufen.',
  saved: ({ access }) => `Gespeichert: eingeladen ${access}`,
  revokeTitle: 'Einladung widerrufen',
  revokeQuestion: ({ name, organization }) => pieces`Die Einladung an ${name} zu ${organization} widerrufen?`,
  revokeMeans: 'Die Person kann damit nicht mehr beitreten. Du kannst sie erneut einladen.',
  exported: {
    pending: ({ organization }) =>
      `Offene Einladungen von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um sie zu aktualisieren.`,
    accepted: ({ organization }) =>
      `Angenommene Einladungen von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um sie zu aktualisieren.`,
    declined: ({ organization }) =>
      `Abgelehnte Einladungen von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um sie zu aktualisieren.`,
    revoked: ({ organization }) =>
      `Widerrufene Einladungen von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um sie zu aktualisieren.`,
    expired: ({ organization }) =>
      `Abgelaufene Einladungen von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um sie zu aktualisieren.`,
  },
  arrivals: {
    dm: 'Foyer sendet der Person eine Direktnachricht.',
    dmWithButtons: 'Foyer sendet der Person eine Direktnachricht, mit der sie annehmen oder ablehnen kann.',
    email: 'Foyer sendet der Person eine E-Mail.',
    both: 'Foyer sendet der Person eine Direktnachricht und eine E-Mail.',
    unconfirmedByMail:
      'Slack hat die E-Mail-Adresse noch nicht bestätigt. Deshalb sendet Foyer eine E-Mail mit einem Link.',
    absentByMail: 'Die Person ist nicht in diesem Slack. Deshalb sendet Foyer eine E-Mail mit einem Link.',
    unconfirmed:
      'Slack hat die E-Mail-Adresse noch nicht bestätigt. Bis dahin wartet die Einladung. Bitte die Person, ihre Adresse in Slack zu bestätigen.',
    absent:
      'Die Person ist noch nicht in diesem Slack. Die Einladung erreicht sie als Direktnachricht, sobald sie beitritt. Lade sie auch zu Slack ein oder sende ihr den Link zum Beitreten.',
    absentInList:
      'Die Person ist noch nicht in diesem Slack. Die Einladung erreicht sie, sobald sie beitritt. Lade sie deshalb auch zu Slack ein.',
  },
  sentSummary: ({ name, organization, role }) => `${name} ist als ${role} zu ${organization} eingeladen.`,
  sent: ({ name, email, organization, access }) =>
    email
      ? pieces`Eingeladen: ${name} (${email}) zu ${organization} ${access}`
      : pieces`Eingeladen: ${name} zu ${organization} ${access}`,
  youWillHear: 'Du erfährst die Antwort.',
  listSentSummary: ({ count, organization }) =>
    german.plural(count, {
      one: `# Person zu ${organization} eingeladen.`,
      other: `# Personen zu ${organization} eingeladen.`,
    }),
  listSent: ({ count, organization }) =>
    pieces`${german.plural(count, { one: '# Person', other: '# Personen' })} zu ${organization} eingeladen. Du erfährst die Antworten.`,
  textTitle: 'Einladungstext',
  textFor: ({ name }) => `Kopiere diesen Text und sende ihn selbst an ${name}.`,
  textAnswered: 'Diese Einladung wurde schon beantwortet.',
  yourInvitation: 'Deine Einladung',
};
