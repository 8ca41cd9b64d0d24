import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const cards: Texts['cards'] = {
  invitesSummary: ({ inviter, organization, role }) =>
    `${inviter} lädt dich ein, ${organization} als ${role} beizutreten.`,
  invites: ({ inviter, organization, access }) =>
    pieces`${inviter} lädt dich ein, ${organization} beizutreten, ${access}`,
  invitesAgainSummary: ({ inviter, organization, role }) =>
    `${inviter} lädt dich erneut ein, ${organization} als ${role} beizutreten.`,
  invitesAgain: ({ inviter, organization, access }) =>
    pieces`${inviter} lädt dich erneut ein, ${organization} beizutreten, ${access}`,
  answerOnNewer: ({ at }) => pieces`Erneut gesendet · ${at}. Antworte auf der neueren Karte.`,
  approverDecides: 'Nach deiner Annahme entscheidet eine prüfende Person.',
  states: {
    pending: 'offen',
    accepted: 'angenommen',
    declined: 'abgelehnt',
    revoked: 'widerrufen',
    expired: 'abgelaufen',
  },
  accept: 'Annehmen',
  decline: 'Ablehnen',
  joinTitle: ({ organization }) => `${organization} beitreten?`,
  joinQuestion: ({ organization, role, groups }) => `${organization} als ${role} beitreten? ${groups}`,
  join: 'Beitreten',
  notNow: 'Nicht jetzt',
  declineTitle: 'Einladung ablehnen?',
  declineQuestion: ({ inviter, organization }) =>
    `Du trittst ${organization} nicht bei. Foyer informiert ${inviter}. Du kannst erneut eingeladen werden.`,
  acceptedAt: ({ at }) => pieces`✓ Du hast angenommen · ${at}. `,
  waitsForApprover: 'Eine prüfende Person entscheidet. Foyer sagt es dir per Direktnachricht.',
  inviterLostRight: ({ inviter }) =>
    `${inviter} kann diesen Zugriff nicht mehr geben, deshalb entscheidet eine prüfende Person. Foyer sagt es dir per Direktnachricht.`,
  joined: ({ organization }) => pieces`✓ Du bist ${organization} beigetreten`,
  youDeclined: 'Du hast diese Einladung abgelehnt',
  revokedBy: ({ by }) => pieces`${by} hat diese Einladung widerrufen`,
  revoked: 'Diese Einladung wurde widerrufen',
  expired: 'Diese Einladung ist abgelaufen',
  anAdmin: 'Ein Admin',
  anApprover: 'Eine prüfende Person',
  stillWaits: ({ organization }) => pieces`Deine Einladung zu ${organization} wartet noch auf deine Antwort.`,
  joinedSummary: ({ organization }) => `Du bist ${organization} beigetreten.`,
  approved: ({ by, organization, access }) =>
    pieces`✓ ${by} hat es freigegeben: Du bist Mitglied von ${organization} ${access}`,
  notApprovedSummary: ({ organization }) => `Deine Einladung zu ${organization} wurde nicht freigegeben.`,
  notApproved: ({ organization }) =>
    pieces`Deine Einladung zu ${organization} wurde nicht freigegeben, du bist also kein Mitglied. Bitte um eine neue.`,
  requestAccepted: ({ by, organization, access }) =>
    access
      ? pieces`✓ ${by} hat deine Anfrage angenommen: Du bist Mitglied von ${organization} ${access}`
      : pieces`✓ ${by} hat deine Anfrage angenommen: Du bist Mitglied von ${organization}.`,
  requestRejectedSummary: ({ organization }) => `Deine Beitrittsanfrage an ${organization} wurde abgelehnt.`,
  requestRejected: ({ organization }) => pieces`Deine Beitrittsanfrage an ${organization} wurde abgelehnt.`,
  requestRejectedBecause: ({ organization }) =>
    pieces`Deine Beitrittsanfrage an ${organization} wurde abgelehnt:`,
  requestExpiredSummary: ({ organization }) => `Deine Beitrittsanfrage an ${organization} ist abgelaufen.`,
  requestExpired: ({ organization }) =>
    pieces`Deine Beitrittsanfrage an ${organization} ist abgelaufen, weil niemand rechtzeitig geantwortet hat. Du kannst erneut fragen.`,
  mailSummary: ({ inviter, organization }) => `${inviter} hat dich zu ${organization} eingeladen`,
  mailAgainSummary: ({ inviter, organization }) => `${inviter} hat dich erneut zu ${organization} eingeladen`,
  mailReminderSummary: ({ inviter, organization }) =>
    `Erinnerung: ${inviter} hat dich zu ${organization} eingeladen`,
  mailWelcome: ({ organization }) => `Willkommen bei ${organization}!`,
  mailInvited: ({ inviter, organization }) => pieces`${inviter} hat dich zu ${organization} eingeladen.`,
  mailInvitedAgain: ({ inviter, organization }) =>
    pieces`${inviter} hat dich erneut zu ${organization} eingeladen.`,
  mailUnanswered: ({ inviter, organization }) =>
    pieces`${inviter} hat dich zu ${organization} eingeladen. Du hast noch nicht geantwortet.`,
  mailRole: ({ role, description }) =>
    description ? pieces`Rolle: ${role}. ${description}` : pieces`Rolle: ${role}`,
  openInvitation: 'Einladung öffnen',
  acceptUntil: ({ at }) => pieces`Du kannst bis ${at} annehmen.`,
  questions: ({ name, address }) => pieces`Fragen? Wende dich an ${name}: ${address}. `,
  ignore: ({ organization }) =>
    `Wenn du ${organization} nicht kennst, ignoriere diese Nachricht. Ohne deine Annahme passiert nichts.`,
  acceptThereOrInSlack: 'Du kannst dort annehmen oder in Slack.',
  acceptThere: 'Du kannst dort annehmen. Slack brauchst du dafür nicht.',
  thenJoinSlack: ({ organization, url }) =>
    pieces`So richtest du dein Konto ein: Nimm die Einladung an und tritt dann dem Slack von ${organization} bei: ${url}`,
  joinSlackToAccept: ({ organization, url }) =>
    pieces`Um anzunehmen, tritt dem Slack von ${organization} bei: ${url}. Foyer sendet dir die Einladung dort als Direktnachricht.`,
  askHowToJoin: ({ who, organization }) =>
    `Um anzunehmen, frage ${who}, wie du dem Slack von ${organization} beitrittst. Foyer sendet dir die Einladung dort als Direktnachricht.`,
  askAdmin: 'einen Admin',
  mailFooter: ({ organization }) => `Foyer hat diese E-Mail für ${organization} gesendet.`,
  noReplies: 'Antworten darauf werden nicht gelesen.',
  copyLink: 'Oder kopiere diesen Link:',
};
