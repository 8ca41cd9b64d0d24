import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const requests: Texts['requests'] = {
  asksSummary: ({ who, organization }) => `${who} möchte ${organization} beitreten.`,
  asks: ({ who, email, organization }) => pieces`${who} (${email}) möchte ${organization} beitreten.`,
  withState: ({ summary, state }) => `${summary} (${state})`,
  states: {
    pending: 'offen',
    approved: 'angenommen',
    rejected: 'abgelehnt',
    withdrawn: 'zurückgezogen',
    expired: 'abgelaufen',
  },
  accept: 'Aufnehmen',
  acceptWithRole: ({ role }) => `Als ${role} aufnehmen`,
  acceptAs: 'Aufnehmen als…',
  reject: 'Ablehnen',
  acceptTitle: ({ who }) => `${who} aufnehmen?`,
  acceptQuestion: ({ who, organization, access }) =>
    `Als ${access} aufnehmen. ${who} tritt ${organization} bei.`,
  acceptAddressQuestion: ({ address, access }) => `${address} Als ${access} aufnehmen.`,
  askedWithAddress: ({ asked, now, isForeign }) =>
    isForeign
      ? `Die Anfrage kam mit ${asked}. Die E-Mail-Adresse in Slack ist jetzt ${now}, außerhalb der Domains der Organisation.`
      : `Die Anfrage kam mit ${asked}. Die E-Mail-Adresse in Slack ist jetzt ${now}.`,
  chooseAccess: 'Wähle mit „Aufnehmen als…“, welchen Zugriff die Person bekommt.',
  acceptGives: ({ access }) => pieces`Mit der Aufnahme bekommt die Person ${access}.`,
  formerGets: ({ was, access }) =>
    pieces`⚠ Früheres Mitglied, zuletzt ${was}. Mit der Aufnahme bekommt die Person wieder ${access}.`,
  formerReturns: ({ was }) => `⚠ Früheres Mitglied, zuletzt ${was}. Die Aufnahme reaktiviert die Person.`,
  formerAccess: ({ role, groups }) => `${role}, ${groups}`,
  removed: {
    role: 'Die Rolle, die „Aufnehmen“ gab, wurde entfernt.',
    groups: 'Einige der Gruppen, die „Aufnehmen“ gab, wurden entfernt.',
  },
  asAccess: ({ access }) => `als ${access}`,
  acceptedBy: ({ by, access }) =>
    access ? pieces`✓ Von ${by} aufgenommen ${access}` : pieces`✓ Von ${by} aufgenommen`,
  accepted: ({ access }) => (access ? `✓ Aufgenommen ${access}` : '✓ Aufgenommen'),
  rejectedBy: ({ by }) => pieces`✗ Von ${by} abgelehnt`,
  rejected: '✗ Abgelehnt',
  withdrawn: 'Diese Anfrage wurde zurückgezogen',
  expired: 'Diese Anfrage ist abgelaufen',
  decideOnNewer: ({ at }) => pieces`Erneut gesendet · ${at}. Entscheide auf der neueren Karte.`,
  stillWaitingSummary: ({ who, organization }) => `Wartet noch: ${who} möchte ${organization} beitreten.`,
  stillWaiting: ({ label, since }) => pieces`${label('Wartet')} seit ${since}`,
  anApprover: 'einer prüfenden Person',

  heldSummary: ({ who, organization }) =>
    `${who} hat eine Einladung zu ${organization} angenommen. Eine prüfende Person entscheidet.`,
  held: ({ who, email, inviter, organization, access }) =>
    pieces`${who} (${email}) hat die Einladung von ${inviter} zu ${organization} angenommen, ${access}`,
  linkAsks: ({ link }) => `Beim Einladungslink „${link}“ entscheidet über jede Person jemand mit Prüfrecht.`,
  inviterLostRight: ({ inviter }) =>
    `${inviter} kann diesen Zugriff nicht mehr geben, deshalb entscheidet eine prüfende Person.`,
  rejectHeldTitle: 'Einladung ablehnen?',
  rejectHeld: ({ who, organization }) => `${who} tritt ${organization} nicht bei. Foyer sagt es der Person.`,
  heldDeclined: 'Diese Einladung wurde abgelehnt',
  heldExpired: 'Diese Einladung ist abgelaufen',
  heldTitle: 'Einladung',
  isMember: ({ who, access }) => `${who} ist jetzt Mitglied, ${access}`,
  wontJoin: ({ who }) => `${who} tritt nicht bei. Foyer sagt es der Person.`,
  requestRejected: ({ who }) => `Anfrage abgelehnt. ${who} wurde benachrichtigt.`,
  requestAcceptedTitle: 'Anfrage angenommen',
  requestRejectedTitle: 'Anfrage abgelehnt',

  joinedSummary: ({ who, organization }) => `${who} ist ${organization} beigetreten.`,
  joined: ({ who, email, organization, access }) =>
    pieces`✓ ${who} (${email}) hat deine Einladung angenommen und ist ${organization} beigetreten, ${access}`,
  declinedSummary: ({ who, organization }) => `${who} hat die Einladung zu ${organization} abgelehnt.`,
  declined: ({ who, organization }) => pieces`${who} hat deine Einladung zu ${organization} abgelehnt.`,
  invitationExpiredSummary: ({ who, organization }) =>
    `${who} hat deine Einladung zu ${organization} nicht rechtzeitig beantwortet.`,
  invitationExpired: ({ who, organization }) =>
    pieces`${who} hat deine Einladung zu ${organization} nicht rechtzeitig beantwortet. Sie ist abgelaufen. Du kannst erneut einladen.`,

  askTitle: 'Um Beitritt bitten',
  cannotAskYet: 'Du kannst noch nicht um Beitritt bitten.',
  canAskFrom: ({ organization, at }) =>
    pieces`Ab ${at} kannst du wieder um Beitritt zu ${organization} bitten.`,
  ask: ({ organization, email }) =>
    pieces`Bitte mit deiner E-Mail-Adresse ${email} um Beitritt zu ${organization}. Eine prüfende Person entscheidet.`,
  send: 'Anfrage senden',
  note: 'Notiz',
  noteHint: 'Prüfende Personen lesen sie.',
  sentTitle: 'Anfrage gesendet',
  sentSummary: ({ organization }) => `Du hast um Beitritt zu ${organization} gebeten.`,
  sent: ({ organization }) =>
    pieces`Du hast um Beitritt zu ${organization} gebeten. Foyer sagt dir die Entscheidung per Direktnachricht.`,
  youAsked: ({ organization, at }) => pieces`Du hast um Beitritt zu ${organization} gebeten · ${at}`,
  yourTitle: 'Deine Anfrage',
  yourOutcome: {
    approved: 'Deine Anfrage wurde angenommen.',
    rejected: 'Deine Anfrage wurde abgelehnt.',
    withdrawn: 'Du hast deine Anfrage zurückgezogen.',
    expired: 'Deine Anfrage ist abgelaufen.',
  },
  youJoined: ({ access }) => `Deine Anfrage wurde angenommen. Du bist beigetreten ${access}`,
  approverDecides: 'Eine prüfende Person entscheidet. Foyer sagt es dir per Direktnachricht.',
  withdraw: 'Zurückziehen',
  withdrawTitle: 'Anfrage zurückziehen?',
  withdrawQuestion: ({ organization, days }) =>
    days === 0
      ? `Prüfende Personen sehen sie nicht mehr. Du kannst wieder um Beitritt zu ${organization} bitten.`
      : `Prüfende Personen sehen sie nicht mehr. Nach ${german.plural(days, { one: 'einem Tag', other: '# Tagen' })} kannst du wieder um Beitritt zu ${organization} bitten.`,
};
