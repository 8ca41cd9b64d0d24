import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { denied } from './capabilities.ts';
import { german } from './language.ts';

export const asking: Texts['asking'] = {
  lacks: {
    role: ({ organization, role, right }) =>
      `${organization}: Mit deiner Rolle ${role} kannst du ${denied(right)}.`,
    guest: ({ organization, right }) =>
      `Du bist jetzt Gast in diesem Slack. Bis ein Admin entscheidet, kannst du in ${organization} ${denied(right)}.`,
    deactivated: ({ organization, right }) =>
      `Dein Zugang zu ${organization} ist deaktiviert. Deshalb kannst du ${denied(right)}.`,
    invited: ({ organization, right }) =>
      `Du bist zu ${organization} eingeladen. Nimm zuerst die Einladung an. Bis dahin kannst du ${denied(right)}.`,
    requested: ({ organization, right }) =>
      `Deine Beitrittsanfrage an ${organization} wartet auf Freigabe. Bis dahin kannst du ${denied(right)}.`,
    'may-join': ({ organization, right }) =>
      `Du bist kein Mitglied von ${organization} und kannst deshalb ${denied(right)}.`,
    stranger: ({ organization, right }) =>
      `Du bist kein Mitglied von ${organization} und kannst deshalb ${denied(right)}.`,
  },
  ask: ({ people }) => pieces`Frage ${german.orPieces(people)}.`,
  askToReactivate: ({ people }) => pieces`Bitte ${german.orPieces(people)}, dich zu reaktivieren.`,
  askToDecide: ({ people }) => pieces`Bitte ${german.orPieces(people)} um eine Entscheidung.`,
  askToInvite: ({ people }) => pieces`Bitte ${german.orPieces(people)} um eine Einladung.`,
  withRole: ({ role }) => ` (${role})`,
  askOwners: ({ people }) =>
    pieces`Frage eine Person, der dieser Slack-Workspace gehört: ${german.orPieces(people)}.`,
  contact: ({ person }) => pieces`Für Hilfe frage ${person}.`,
  canElsewhere: ({ organizations, right }) => `In ${german.or(organizations)} kannst du ${right}.`,
  askOne: ({ name }) => `${name} fragen`,
  askThem: 'Fragen',
  formTitle: 'Um Hilfe bitten',
  send: 'Senden',
  to: ({ people }) => pieces`An ${german.andPieces(people)}`,
  message: 'Deine Nachricht',
  prefilled: {
    role: ({ organization, right }) =>
      `Ich möchte in ${organization} gern ${right}. Kannst du mir das erlauben oder es für mich tun?`,
    guest: ({ organization }) =>
      `Ich bin jetzt Gast in diesem Slack. Kannst du entscheiden, ob ich meinen Platz in ${organization} behalte?`,
    deactivated: ({ organization }) =>
      `Mein Zugang zu ${organization} ist deaktiviert. Kannst du mich reaktivieren?`,
    stranger: ({ organization }) => `Kannst du mich zu ${organization} einladen?`,
    ceiling: ({ organization, role }) =>
      `Ich möchte in ${organization} die Rolle ${role} vergeben, aber meine Rolle erlaubt das nicht. Kannst du das tun?`,
  },
  sentTitle: 'Nachricht gesendet',
  sent: ({ names }) => `Deine Nachricht ist unterwegs an ${german.and(names)}.`,
  asked: {
    summary: ({ who, organization }) => `${who} bittet dich um Hilfe in ${organization}.`,
    says: ({ who, organization }) => pieces`${who} bittet dich um Hilfe in ${organization}:`,
    role: ({ role, right }) => `Mit der Rolle ${role} geht das nicht: ${right}.`,
    guest: 'Die Person ist jetzt Gast in diesem Slack, und niemand hat entschieden, ob sie bleibt.',
    deactivated: 'Der Zugang der Person ist deaktiviert.',
    stranger: 'Die Person ist kein Mitglied.',
    editThem: ({ name }) => `${name} bearbeiten`,
    reactivateThem: ({ name }) => `${name} reaktivieren`,
    findThem: ({ name }) => `${name} suchen`,
    inviteThem: ({ name }) => `${name} einladen`,
  },
};
