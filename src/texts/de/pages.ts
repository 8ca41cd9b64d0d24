import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const pages: Texts['pages'] = {
  footer: 'Bereitgestellt von Foyer.',
  nothingHere: 'Hier gibt es nichts.',
  failedTitle: 'Etwas ist schiefgegangen',
  failed: 'Versuche es in einer Minute noch einmal.',
  tooLarge: 'Diese Anfrage ist zu groß.',
  tooManyTitle: 'Zu viele Versuche',
  tooMany: 'Warte eine Minute und öffne dann deinen Link noch einmal.',
  otherSiteTitle: 'Nichts wurde geändert',
  otherSite:
    'Dieses Formular kam von einer anderen Website. Öffne den Link in deiner E-Mail und antworte dort.',
  unknownTitle: 'Dieser Link funktioniert nicht',
  unknown: 'Prüfe, ob du den ganzen Link aus der neuesten E-Mail geöffnet hast.',
  unknownStill:
    'Wenn er immer noch nicht funktioniert, bitte die Person, die dich eingeladen hat, um eine neue Einladung.',
  signInEndedTitle: 'Deine Anmeldung ist abgelaufen',
  signInEnded: 'Öffne den Link in deiner E-Mail noch einmal und melde dich dort an.',

  happened: {
    newLink:
      'Wenn du jetzt einen neuen Link bekommen kannst, sendet Foyer ihn in ein bis zwei Minuten per E-Mail. Sieh auch im Spam-Ordner nach. Nach 5 Minuten kannst du noch einmal fragen.',
    signInFailed:
      'Die Anmeldung mit Slack hat nicht funktioniert. Versuche es noch einmal oder nimm ohne Anmeldung an.',
    signInCancelled: 'Du hast dich nicht mit Slack angemeldet. Du kannst auch ohne Anmeldung annehmen.',
    otherWorkspace:
      'Du hast dich in einem anderen Slack-Workspace angemeldet. Melde dich noch einmal an und wähle den dieser Einladung.',
    mailSent:
      'Wenn diese E-Mail-Adresse beitreten kann, bekommt sie in ein bis zwei Minuten eine Nachricht von Foyer. Nichts angekommen? Prüfe die Adresse und den Spam-Ordner. Nach 5 Minuten kannst du noch einmal fragen.',
    linkSignInFailed: 'Die Anmeldung mit Slack hat nicht funktioniert. Versuche es noch einmal.',
    linkSignInCancelled: 'Du hast dich nicht mit Slack angemeldet.',
    linkOtherWorkspace:
      'Du hast dich in einem anderen Slack-Workspace angemeldet. Melde dich noch einmal an und wähle diesen.',
  },

  join: ({ organization }) => `${organization} beitreten`,
  invites: ({ inviter, organization }) => pieces`${inviter} lädt dich ein, ${organization} beizutreten.`,
  made: ({ creator, organization }) =>
    pieces`${creator} hat diesen Link für alle erstellt, die ${organization} beitreten.`,
  approverDecides: 'Nach deiner Annahme entscheidet eine prüfende Person.',
  approverDecidesEach: 'Über jede Anfrage entscheidet eine prüfende Person.',
  role: 'Rolle',
  access: 'Zugriff',
  email: 'E-Mail-Adresse',
  openUntil: 'Offen bis',
  whoCanJoin: 'Wer beitreten kann',
  peopleAt: ({ domains }) => `Personen mit einer Adresse bei ${german.or(domains)}`,

  acceptAs: ({ role }) => pieces`Annehmen als ${role}`,
  yourName: 'Dein Name',
  declineThis: 'Diese Einladung ablehnen',
  declineConsequence: ({ inviter, organization }) =>
    pieces`Du trittst ${organization} nicht bei. ${inviter} bekommt eine Nachricht und kann dich wieder einladen.`,
  decline: 'Ablehnen',
  cannotFind: ({ email }) =>
    `Du findest sie nicht? Foyer kann eine E-Mail mit einem neuen Link an ${email} senden.`,
  sendNewLink: 'Neuen Link senden',
  signIn: 'Mit Slack anmelden',
  signInFirst: ({ organization }) =>
    pieces`Bist du schon im Slack von ${organization}? Melde dich zuerst an, dann kennt Foyer dich dort.`,
  signInInstead: ({ organization }) =>
    pieces`Bist du schon im Slack von ${organization}? Dann kannst du dich stattdessen anmelden.`,
  signedInAs: ({ name }) => pieces`Du bist in Slack angemeldet als ${name}.`,
  signedInWith: ({ name, email }) => pieces`Du bist in Slack angemeldet als ${name} (${email}).`,
  joinsWithAccount: 'Du trittst mit deinem Slack-Konto bei, das diese E-Mail-Adresse hat.',
  notYours: ({ email }) =>
    ` Diese Einladung ist für ${email}. Mit diesem Konto kannst du sie deshalb nicht annehmen.`,
  signInAsInvited: ({ email, inviter }) =>
    pieces`Melde dich mit dem Slack-Konto an, das die E-Mail-Adresse ${email} hat. Oder bitte ${inviter}, deine E-Mail-Adresse aus Slack einzuladen.`,
  handedOn: 'Die eingeladene Person hat in Slack jetzt eine andere E-Mail-Adresse.',
  handedOnToYou: 'Bist du das? Dann nimm in Slack an oder lehne dort ab: im Tab „Home“ der App Foyer.',
  mailYou: 'Foyer sendet dir eine E-Mail mit deinem eigenen Link. Öffne ihn, um beizutreten.',
  yourEmail: 'Deine E-Mail-Adresse',
  sendEmail: 'E-Mail senden',
  joinAs: ({ role }) => pieces`Beitreten als ${role}`,
  askToJoinAs: ({ role }) => pieces`Um Beitritt bitten als ${role}`,
  otherAccount: 'Anderes Slack-Konto verwenden',
  cannotJoinNow: ({ who }) => pieces`Du kannst hier gerade nicht beitreten. Frage ${who}.`,
  someAdmin: 'einen Admin',
  showQrCode: 'QR-Code dieses Links zeigen',
  qrCode: 'QR-Code dieses Links',

  replacedTitle: 'Eine neuere E-Mail hat diesen Link ersetzt',
  replaced: ({ organization }) => pieces`Öffne den Link in der neuesten E-Mail von ${organization}.`,
  awaitingTitle: 'Deine Antwort wartet auf Freigabe',
  accepted: ({ organization }) => pieces`Du hast die Einladung zu ${organization} angenommen.`,
  anApproverDecides: 'Eine prüfende Person entscheidet.',
  inviterCannotGive: ({ inviter }) =>
    pieces`${inviter} kann diesen Zugriff gerade nicht geben, deshalb entscheidet eine prüfende Person.`,
  approverOfDecides: ({ organization }) =>
    pieces`Eine prüfende Person von ${organization} entscheidet. Du bekommst eine Direktnachricht in Slack.`,
  getDirectMessage: 'Du bekommst eine Direktnachricht in Slack.',
  getEmail: 'Du bekommst eine E-Mail.',
  openAgain: 'Öffne diesen Link noch einmal, um die Antwort zu sehen.',
  joined: ({ organization }) => `Du bist ${organization} beigetreten`,
  declinedTitle: 'Du hast diese Einladung abgelehnt',
  didNotJoin: ({ organization }) => pieces`Du bist ${organization} nicht beigetreten.`,
  changedMind: ({ inviter }) => pieces`Anders überlegt? ${inviter} kann dich noch einmal einladen.`,
  revokedTitle: 'Diese Einladung wurde widerrufen',
  expiredTitle: 'Diese Einladung ist abgelaufen',
  cannotJoin: ({ organization }) => pieces`Mit diesem Link kannst du ${organization} nicht beitreten.`,
  askForNewIfWanted: ({ inviter }) =>
    pieces`Möchtest du noch beitreten? Dann bitte ${inviter} um eine neue Einladung.`,
  askForNew: ({ inviter }) => pieces`Bitte ${inviter} um eine neue Einladung.`,
  linkPaused: 'Dieser Link ist pausiert',
  linkUsedUp: 'Dieser Link ist aufgebraucht',
  linkEnded: 'Dieser Link ist abgelaufen',
  linkRevoked: 'Dieser Link wurde widerrufen',
  cannotJoinWhilePaused: ({ organization }) =>
    pieces`Mit diesem Link kannst du ${organization} gerade nicht beitreten.`,
  hasEmail: 'Hast du daraus schon eine E-Mail bekommen? Den Link darin kannst du weiter verwenden.',
  askAdminOf: ({ organization }) =>
    pieces`Wenn nicht, bitte einen Admin von ${organization}, dich einzuladen.`,
  deactivatedTitle: 'Dein Zugang ist deaktiviert',
  deactivated: ({ organization }) =>
    pieces`Du warst Mitglied von ${organization}. Bitte einen Admin, dich zu reaktivieren.`,
  invitedTitle: 'Du hast schon eine Einladung',
  acceptInSlack: 'Nimm sie in Slack an: im Tab „Home“ der App Foyer.',
  givesOther: ({ organization }) =>
    pieces`Sie gibt dir in ${organization} vielleicht eine andere Rolle als dieser Link.`,

  questions: 'Fragen?',
  askContact: ({ name, address }) => pieces`Wende dich an ${name}: ${address}`,
  nextTitle: 'Wie es weitergeht',
  openSlack: ({ organization }) =>
    pieces`Öffne Slack. Du findest ${organization} im Tab „Home“ der App Foyer.`,
  worksInSlack: ({ organization }) =>
    pieces`${organization} arbeitet in Slack zusammen. Tritt mit der E-Mail-Adresse dieser Einladung bei.`,
  joinSlack: 'Unserem Slack beitreten',
  contactTells: ({ contact }) =>
    pieces`Du brauchst kein Slack-Konto. ${contact} kann dir sagen, was als Erstes zu tun ist.`,
  adminTells: 'Du brauchst kein Slack-Konto. Ein Admin kann dir sagen, was als Erstes zu tun ist.',

  nameTooLong: ({ length, most }) =>
    `Dieser Name hat ${german.number(length)} Zeichen. Höchstens ${german.number(most)} passen. Kürze ihn.`,
  nameMissing: 'Gib deinen Namen ein.',
  noEmail: 'Das ist keine E-Mail-Adresse. Schreibe sie wie name@example.com.',
  unclearName: 'Dieser Name enthält Zeichen, die man nicht sieht. Gib ihn noch einmal ein.',
  alreadyMember:
    'Eine Person mit dieser E-Mail-Adresse oder diesem Slack-Konto ist schon in der Liste der Mitglieder. Bitte einen Admin, das zu prüfen.',
  newAccount:
    'Du bist Mitglied mit einem älteren Slack-Konto. Öffne Foyer in Slack und drücke „Das ist mein neues Konto“.',
  newAccountDeactivated: 'Du warst Mitglied und bist deaktiviert. Frage einen Admin.',
  account: {
    deactivated:
      'Das Slack-Konto mit dieser E-Mail-Adresse ist deaktiviert. Bitte einen Slack-Admin, es zu reaktivieren.',
    external:
      'Das Slack-Konto mit dieser E-Mail-Adresse gehört zu einem anderen Workspace und kann deshalb nicht beitreten.',
    bot: 'Diese E-Mail-Adresse gehört in Slack zu einem Bot. Er kann nicht beitreten.',
  },
  unknownActor: 'Slack kennt dein Konto noch nicht. Versuche es in einer Minute noch einmal.',
  otherDomain: ({ domains }) => `Dieser Link ist für Personen mit einer Adresse bei ${german.or(domains)}.`,
  linkLetsInNoMore: 'Über deinen Link kann niemand mehr beitreten. Frage einen Admin.',
  unconfirmed: ({ email }) =>
    `Slack hat ${email} noch nicht bestätigt. Bestätige die Adresse in Slack und versuche es dann noch einmal.`,
  noSeat: ({ organization }) => `In ${organization} ist gerade kein Platz frei. Frage einen Admin.`,
};
