import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const home: Texts['home'] = {
  welcome: 'Willkommen bei Foyer',
  purpose:
    'Foyer ist die Eingangstür deiner Organisation: Einladungen, Beitrittsanfragen, Rollen und Gruppen.',
  setUp: 'Foyer einrichten',
  notSetUpTitle: 'Foyer',
  notSetUp: ({ command }) =>
    `Foyer ist in diesem Slack noch nicht eingerichtet. Workspace-Admins können das tun. Bitte sie, ${command} einzugeben.`,
  help: 'Hilfe',
  thisWeek: ({ invited, joined, waiting }) =>
    `Diese Woche: ${german.number(invited)} eingeladen, ${german.number(joined)} beigetreten, ${german.plural(waiting, { one: '# wartet', other: '# warten' })} auf Antwort.`,
  whatYouCanDo: 'Was du in Foyer tun kannst',
  several: count => german.plural(count, { one: '# Organisation', other: '# Organisationen' }),
  placeIn: ({ organization }) => `Du hast einen Platz in ${organization}`,
  invitedTo: ({ organization }) => `Du bist eingeladen: ${organization}`,
  askedFor: ({ organization }) => `Du hast um Beitritt gebeten: ${organization}`,
  canAsk: ({ organization }) => `Du kannst um Beitritt bitten: ${organization}`,
  belongsNowhere: 'Du gehörst hier noch zu keiner Organisation',
  youAre: ({ role }) => pieces`Du bist ${role}.`,
  adminFor: ({ groups }) => pieces`Admin für: ${groups}.`,
  guest: ({ organization }) =>
    `Du bist jetzt Gast in diesem Slack. Bis ein Admin entscheidet, hast du in ${organization} keine Rechte.`,
  wasDeactivated: 'Dein Zugang wurde deaktiviert. ',
  invitationWaits: 'Du hast eine Einladung. Antworte unten.',
  requestWaits: 'Deine Anfrage wartet auf Freigabe.',
  deactivated: 'Dein Zugang ist deaktiviert. Bitte einen Admin, dich zu reaktivieren.',
  deactivatedMayAsk:
    'Dein Zugang ist deaktiviert. Bitte einen Admin, dich zu reaktivieren, oder bitte erneut um Beitritt.',
  peopleCanAsk: ({ domains, organization }) =>
    `Personen mit Adressen bei ${domains} können um Beitritt zu ${organization} bitten.`,
  guestsCannotAsk:
    'Du bist Gast in diesem Slack. Gäste können nicht um Beitritt bitten. Ein Mitglied kann dich einladen.',
  unconfirmed:
    'Du bist kein Mitglied. Bestätige zuerst deine E-Mail-Adresse in Slack, dann kannst du um Beitritt bitten.',
  stranger: 'Du bist kein Mitglied. Ein Mitglied kann dich einladen.',
  ask: ({ people }) => pieces`Für einen Zugang frage ${german.orPieces(people)}.`,
  askForMore: ({ people }) => pieces`Für andere Rollen oder Gruppen frage ${german.orPieces(people)}.`,
  yourInbox: 'Dein Posteingang',
  inbox: ({ title, count }) => pieces`${title} · ${count}`,
  more: count => `${german.number(count)} weitere`,
  openInbox: 'Posteingang öffnen',
  inboxWaiting: count => `Posteingang öffnen (${german.number(count)})`,
  inboxCount: count => `${german.number(count)} offen, in allen Organisationen dieses Slacks`,
  inboxEmpty: 'Du hast keine offenen Einladungen oder Anfragen.',
  askToJoin: 'Um Beitritt bitten',
  askToJoinOf: ({ organization }) => `Um Beitritt bitten: ${organization}`,
  emailLetsYouAsk: 'Mit deiner E-Mail-Adresse kannst du um Beitritt bitten:',
  emailLetsYouAskToo:
    'Mit deiner E-Mail-Adresse kannst du auch bei einer anderen Organisation um Beitritt bitten:',
  moreToAsk: ({ count, place }) => ` (${german.number(count)} weitere unter ${place})`,
  allOrganizations: 'Alle Organisationen',
  organizations: 'Organisationen',
  myDetails: 'Meine Angaben',
  rolesMatrix: 'Rollenübersicht',
  leave: 'Austreten',
  handOn: 'Rolle weitergeben',
  invitePeople: 'Personen einladen',
  bulkUpload: 'Liste hochladen',
  inviteLinks: 'Einladungslinks',
  settings: 'Einstellungen',
  apiKeys: 'API-Schlüssel',
  auditTrail: 'Protokoll',
  open: 'Öffnen',
  openOf: ({ list }) => `Öffnen: ${list}`,
  invitedUsers: 'Eingeladene',
  currentUsers: 'Mitglieder',
  joinRequests: 'Beitrittsanfragen',
  roles: 'Rollen',
  pending: count => `${german.number(count)} offen`,
  members: ({ active, deactivated }) =>
    `${german.number(active)} aktiv, ${german.number(deactivated)} deaktiviert`,
  activeMembers: count => `${german.number(count)} aktiv`,
  noRequests: 'Keine offen',
  requestsWaiting: count => `${german.number(count)} offen`,
  someRoles: count => german.plural(count, { one: '# Rolle', other: '# Rollen' }),
  needsAttention: 'Braucht Aufmerksamkeit',
  requestsWait: ({ count, age }) =>
    german.plural(count, {
      one: `# Beitrittsanfrage wartet seit ${age}`,
      other: `# Beitrittsanfragen warten, die älteste seit ${age}`,
    }),
  heldInvitations: count =>
    german.plural(count, {
      one: '# angenommene Einladung wartet auf eine Entscheidung',
      other: '# angenommene Einladungen warten auf eine Entscheidung',
    }),
  undelivered: count =>
    german.plural(count, {
      one: '# Einladung konnte nicht zugestellt werden',
      other: '# Einladungen konnten nicht zugestellt werden',
    }),
  leavers: count =>
    german.plural(count, {
      one: '# Person hat Slack verlassen und belegt hier noch einen Platz',
      other: '# Personen haben Slack verlassen und belegen hier noch einen Platz',
    }),
  seats: ({ used, limit }) => `${german.number(used)} von ${german.number(limit)} Plätzen belegt`,
  review: 'Prüfen',
  show: 'Anzeigen',
  underAnHour: 'weniger als einer Stunde',
  hours: count => german.plural(count, { one: '# Stunde', other: '# Stunden' }),
  days: count => german.plural(count, { one: '# Tag', other: '# Tagen' }),
};
