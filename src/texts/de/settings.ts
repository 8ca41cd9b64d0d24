import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  submit: 'Speichern',
  sections: {
    organization: 'Organisation',
    invitations: 'Einladungen',
    requests: 'Beitrittsanfragen',
    members: 'Mitglieder und Plätze',
    product: 'Dein Produkt',
  },
  productHint: 'Sag deinem Produkt, wenn sich Mitglieder, Gruppen oder Rollen ändern.',
  labels: {
    name: 'Name der Organisation',
    approvalsChannelId: 'Channel für Freigaben',
    domains: 'Domains',
    includeSubdomains: 'Subdomains',
    welcomeMessage: 'Willkommensnachricht',
    contactSlackUserId: 'Ansprechperson',
    seatLimit: 'Plätze',
    invitationDays: 'Tage, bis eine Einladung abläuft',
    reminderDays: 'Tage bis zur Erinnerung',
    cooldownMinutes: 'Minuten bis zum erneuten Senden',
    requestDays: 'Tage, bis eine Beitrittsanfrage abläuft',
    requestPauseDays: 'Tage bis zur nächsten Anfrage',
    timeZone: 'Zeitzone',
    inviteBy: 'Wie Personen in Slack eingeladen werden',
    joinSlackUrl: 'So kommt man in unser Slack',
    acceptRoleId: 'Was „Aufnehmen“ gibt: Rolle',
    acceptGroupIds: 'Was „Aufnehmen“ gibt: Gruppen',
    whenSomebodyLeaves: 'Wenn jemand Slack verlässt',
    weeklyDigest: 'Wochenrückblick',
  },
  acceptGroups: ({ many }) => `Was „Aufnehmen“ gibt: ${many}`,
  chooseGroups: ({ many }) => `${many} auswählen`,
  of: ({ organization }) => `Einstellungen von ${organization}`,
  subdomainsCount: 'Auch Subdomains davon zählen',
  timeZoneHint: 'Für die täglichen Übersichten und für Daten.',
  contactHint: 'Wird Personen gezeigt, die etwas nicht dürfen.',
  welcomeHint: 'Teil jeder Einladung. Links, die mit https:// beginnen, lassen sich öffnen.',
  joinSlackHint:
    'Der Link, über den man diesem Slack beitritt. Er ist Teil der Einladungen an Personen außerhalb von Slack.',
  inviteByHint: 'Personen außerhalb von Slack bekommen immer eine E-Mail.',
  invitationDaysHint: 'Leer: nie.',
  reminderDaysHint: 'Für Einladungen und Beitrittsanfragen ohne Antwort. Leer: keine Erinnerung.',
  cooldownHint:
    'So lange ist dieselbe Adresse für weitere Einladungen gesperrt, auch nach einem Widerruf. Leer: ohne Wartezeit.',
  channelHint:
    'Dort erscheinen Beitrittsanfragen. Ohne Channel bekommen alle, die freigeben können, eine Direktnachricht.',
  domainsHint: 'Eine pro Zeile. Personen mit einer E-Mail-Adresse dort können um Beitritt bitten.',
  requestDaysHint: 'Leer: nie.',
  requestPauseHint: 'Nach einer abgelehnten oder zurückgezogenen Anfrage. 0 oder leer: sofort.',
  acceptRoleHint: ({ role }) =>
    `Für neue Mitglieder, deren Anfrage angenommen wird. Leer: ${role}. Ehemalige bekommen, was sie hatten.`,
  acceptGroupsHint: ({ blank }) => `Leer: ${blank}.`,
  acceptGroupsLostHint: ({ many, blank }) =>
    `Einige ${many}, die „Aufnehmen“ gab, wurden entfernt. Leer: ${blank}.`,
  seatsHint: 'Mitglieder und offene Einladungen belegen je einen Platz. Leer: unbegrenzt.',
  weeklyDigestOn: 'Jeden Montag an die Admins senden',
  weeklyDigestHint: 'Wer eingeladen wurde, beigetreten ist und wartet, als Direktnachricht um 9 Uhr.',
  seatsSince: ({ from, to, day }) =>
    from === to
      ? `${german.plural(to, { one: '# Platz', other: '# Plätze' })} belegt, wie am ${day}.`
      : `${german.plural(to, { one: '# Platz', other: '# Plätze' })} belegt, ${german.number(from)} am ${day}.`,
  sendChart: 'Diagramm an mich senden',
  chartOnItsWay: 'Das Diagramm ist unterwegs zu deinen Direktnachrichten mit Foyer.',
  noChart: 'Es gibt noch kein Diagramm. Foyer zählt die Plätze einmal am Tag.',
  leaversHint: 'Ihre Rechte enden sofort. Wer deaktiviert wird, belegt keinen Platz mehr.',
  waysToInvite: {
    dm: 'Direktnachricht, sonst E-Mail',
    email: 'E-Mail',
    both: 'Direktnachricht und E-Mail',
  },
  waysWithLeavers: { tell: 'Den Admins Bescheid geben', deactivate: 'Deaktivieren' },
  saved: 'Gespeichert',
  savedSummary: ({ organization }) => `Die Einstellungen von ${organization} sind gespeichert.`,
  savedOf: ({ organization }) => pieces`Die Einstellungen von ${organization} sind gespeichert.`,
  unchanged: ({ organization }) => `In ${organization} hat sich nichts geändert.`,
  change: ({ before, after }) => pieces`${before} → ${after}`,
  none: 'nichts',
  yes: 'ja',
  no: 'nein',
  channelTitle: 'Channel für Freigaben',
  channelSubmit: 'Auswählen',
  channelIntro: ({ organization }) => pieces`Wo sollen Beitrittsanfragen an ${organization} erscheinen?`,
  privateChannelHint: 'Für einen privaten Channel lade zuerst @Foyer dorthin ein.',
  channelChosenSummary: 'Der Channel für Freigaben ist ausgewählt.',
  channelChosen: ({ organization, channel }) =>
    pieces`✓ Beitrittsanfragen an ${organization} erscheinen jetzt in ${channel}.`,
};
