import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const invitations = (count: number) => german.plural(count, { one: '# Einladung', other: '# Einladungen' });
const members = (count: number) => german.plural(count, { one: '# Mitglied', other: '# Mitgliedern' });
const links = (count: number) => german.plural(count, { one: '# Verknüpfung', other: '# Verknüpfungen' });

const sentences: Texts['audit']['sentences'] = {
  'invitation.create': ({ by, who, access }) =>
    access ? pieces`${by} hat ${who} eingeladen als ${access}` : pieces`${by} hat ${who} eingeladen`,
  'invitation.resend': ({ by, who }) => pieces`${by} hat die Einladung an ${who} erneut gesendet`,
  'invitation.remind': ({ by, who }) => pieces`${by} hat ${who} an die Einladung erinnert`,
  'invitation.edit': ({ by, who }) => pieces`${by} hat die Einladung an ${who} geändert`,
  'invitation.revoke': ({ by, who, isObsolete }) =>
    isObsolete
      ? pieces`Foyer hat eine weitere Einladung geschlossen: ${who} ist schon Mitglied`
      : pieces`${by} hat die Einladung an ${who} widerrufen`,
  'invitation.change-many': ({ by, count, kind }) => {
    const many = invitations(count);
    if (kind === 'revoke') return pieces`${by} widerruft ${many}`;
    return kind === 'remind' ? pieces`${by} erinnert an ${many}` : pieces`${by} sendet ${many} erneut`;
  },
  'invitation.accept': ({ by, who, access, isApproved }) => {
    if (isApproved) {
      return access
        ? pieces`${by} hat ${who} freigegeben, jetzt Mitglied als ${access}`
        : pieces`${by} hat ${who} freigegeben`;
    }
    return access
      ? pieces`${who} hat die Einladung angenommen, jetzt Mitglied als ${access}`
      : pieces`${who} hat die Einladung angenommen`;
  },
  'invitation.decline': ({ who }) => pieces`${who} hat die Einladung abgelehnt`,
  'invitation.await-approval': ({ who }) =>
    pieces`${who} hat eine Einladung angenommen, die noch eine Freigabe braucht`,
  'invitation.reject': ({ by, who }) => pieces`${by} hat die Einladung an ${who} nicht freigegeben`,
  'invitation.expire': ({ who }) => pieces`Die Einladung an ${who} ist abgelaufen`,
  'invitation.bind': ({ by, who, account }) =>
    account
      ? pieces`${by} hat die Einladung an ${who} mit ${account} verbunden`
      : pieces`${by} hat die Einladung an ${who} mit einem Slack-Konto verbunden`,
  'invitation.unbind': ({ who }) =>
    pieces`Foyer hat die Einladung an ${who} von einem Konto gelöst, das es nicht mehr gibt`,
  'invitation.address': ({ who, formerEmail }) =>
    pieces`Foyer hat die Einladung von ${formerEmail || 'einer anderen Adresse'} auf ${who} übertragen`,
  'invitation.ask-link': ({ who }) => pieces`${who} hat um einen neuen Link zur Einladung gebeten`,
  'invite-link.create': ({ by, who, access }) =>
    access
      ? pieces`${by} hat den Einladungslink ${who} erstellt für ${access}`
      : pieces`${by} hat den Einladungslink ${who} erstellt`,
  'invite-link.pause': ({ by, who }) => pieces`${by} hat den Einladungslink ${who} angehalten`,
  'invite-link.resume': ({ by, who }) => pieces`${by} hat den Einladungslink ${who} wieder geöffnet`,
  'invite-link.replace': ({ by, who }) => pieces`${by} hat die Adresse des Einladungslinks ${who} ersetzt`,
  'invite-link.revoke': ({ by, who }) => pieces`${by} hat den Einladungslink ${who} widerrufen`,
  'invite-link.use': ({ who, name }) =>
    name
      ? pieces`${who} ist über den Einladungslink ${name} beigetreten`
      : pieces`${who} ist über einen Einladungslink beigetreten`,
  'join-request.create': ({ who }) => pieces`${who} hat um Beitritt gebeten`,
  'join-request.approve': ({ by, who, access }) =>
    access
      ? pieces`${by} hat die Anfrage von ${who} angenommen, jetzt Mitglied als ${access}`
      : pieces`${by} hat die Anfrage von ${who} angenommen`,
  'join-request.reject': ({ by, who }) => pieces`${by} hat die Anfrage von ${who} abgelehnt`,
  'join-request.withdraw': ({ who, isOwn, isObsolete }) =>
    isOwn && !isObsolete
      ? pieces`${who} hat die eigene Anfrage zurückgezogen`
      : pieces`Foyer hat die Anfrage von ${who} geschlossen`,
  'join-request.expire': ({ who }) => pieces`Die Anfrage von ${who} ist abgelaufen`,
  'api-key.create': ({ by, who }) => pieces`${by} hat den API-Schlüssel ${who} erstellt`,
  'api-key.revoke': ({ by, who }) => pieces`${by} hat den API-Schlüssel ${who} widerrufen`,
  'import.send': ({ by, who }) => pieces`${by} hat die Datei ${who} gesendet`,
  'import.columns': ({ by, who, isRemembered }) =>
    isRemembered
      ? pieces`${by} hat die Spalten für Dateien wie ${who} gespeichert`
      : pieces`${by} hat die gespeicherten Spalten für Dateien wie ${who} verworfen`,
  'import.undo': ({ by, who }) => pieces`${by} hat die Datei ${who} rückgängig gemacht`,
  'member.edit': ({ by, who }) => pieces`${by} hat ${who} geändert`,
  'member.update': ({ by, who }) => pieces`${by} hat ${who} per Datei geändert`,
  'member.restore': ({ by, who }) =>
    pieces`${by} hat die Änderungen einer Datei an ${who} rückgängig gemacht`,
  'member.rename': ({ by }) => pieces`${by} hat den eigenen Namen geändert`,
  'member.deactivate': ({ by, who, isObsolete }) =>
    isObsolete
      ? pieces`Foyer hat ${who} deaktiviert, weil das Slack-Konto weg ist`
      : pieces`${by} hat ${who} deaktiviert`,
  'member.reactivate': ({ by, who }) => pieces`${by} hat ${who} reaktiviert`,
  'member.leave': ({ who }) => pieces`${who} ist aus der Organisation ausgetreten`,
  'member.leave-slack': ({ who, kind }) => {
    if (kind === 'guest') return pieces`${who} ist jetzt Gast in Slack`;
    return kind === 'external'
      ? pieces`${who} ist in einen anderen Slack-Workspace gewechselt`
      : pieces`${who} hat Slack verlassen`;
  },
  'member.return-to-slack': ({ who }) => pieces`${who} ist wieder in Slack`,
  'member.keep-as-guest': ({ by, who }) => pieces`${by} hat ${who} als Gast behalten`,
  'member.ask': ({ by, right, asked }) => {
    const what = right ? `das Recht „${right}“` : 'Hilfe';
    return asked.length > 0
      ? pieces`${by} hat ${german.andPieces(asked)} um ${what} gebeten`
      : pieces`${by} hat um ${what} gebeten`;
  },
  'member.bind': ({ who, account }) =>
    account
      ? pieces`Foyer hat das Mitglied ${who} mit ${account} verbunden`
      : pieces`Foyer hat das Mitglied ${who} mit einem Slack-Konto verbunden`,
  'member.move': ({ who, account }) =>
    account
      ? pieces`${who} ist zum Slack-Konto ${account} gewechselt`
      : pieces`${who} hat das Slack-Konto gewechselt`,
  'member.address': ({ who }) => pieces`${who} hat eine neue E-Mail-Adresse`,
  'member.merge': ({ who }) => pieces`Foyer hat zwei Einträge von ${who} zusammengeführt`,
  'member.provision': ({ by, who }) => pieces`${by} verwaltet ${who}`,
  'member.release': ({ by, who }) => pieces`${by} verwaltet ${who} nicht mehr`,
  'member.hand-on': ({ by, who, isOwn }) =>
    isOwn
      ? pieces`${by} hat die oberste Rolle angenommen`
      : pieces`${who} hat die oberste Rolle weitergegeben`,
  'hand-on.offer': ({ by, who, role }) =>
    role
      ? pieces`${by} hat ${who} die Rolle ${role} angeboten`
      : pieces`${by} hat ${who} die oberste Rolle angeboten`,
  'hand-on.withdraw': ({ by, who }) =>
    pieces`${by} hat das Angebot der obersten Rolle an ${who} zurückgezogen`,
  'hand-on.decline': ({ who }) => pieces`${who} hat die oberste Rolle abgelehnt`,
  'organization.set-up': ({ by, who }) => pieces`${by} hat ${who} eingerichtet`,
  'organization.edit': ({ by }) => pieces`${by} hat die Einstellungen geändert`,
  'organization.take-over': ({ by, role }) =>
    role
      ? pieces`${by} hat die Organisation als ${role} übernommen`
      : pieces`${by} hat die Organisation übernommen`,
  'role.add': ({ by, who }) => pieces`${by} hat die Rolle ${who} hinzugefügt`,
  'role.edit': ({ by, who }) => pieces`${by} hat die Rolle ${who} geändert`,
  'role.remove': ({ by, who }) => pieces`${by} hat die Rolle ${who} entfernt`,
  'group.add': ({ by, who }) => pieces`${by} hat die Gruppe ${who} hinzugefügt`,
  'group.rename': ({ by, who }) => pieces`${by} hat die Gruppe ${who} umbenannt`,
  'group.remove': ({ by, who, count }) =>
    count > 0
      ? pieces`${by} hat die Gruppe ${who} mit ${members(count)} entfernt`
      : pieces`${by} hat die Gruppe ${who} entfernt`,
  'group.provision': ({ by, who }) => pieces`${by} verwaltet die Gruppe ${who}`,
  'group.tie': ({ by, who, name }) => pieces`${by} hat die Gruppe ${who} mit ${name || 'Slack'} verknüpft`,
  'group.untie': ({ by, who, name }) => pieces`${by} hat die Gruppe ${who} von ${name || 'Slack'} gelöst`,
  'group.sync': ({ by, count }) => pieces`${by} hat ${links(count)} mit Slack verglichen`,
  'webhook.add': ({ by, who }) => pieces`${by} hat den Webhook ${who} angelegt`,
  'webhook.turn-on': ({ by, who }) => pieces`${by} hat den Webhook ${who} eingeschaltet`,
  'webhook.turn-off': ({ by, who }) => pieces`${by} hat den Webhook ${who} ausgeschaltet`,
  'webhook.remove': ({ by, who }) => pieces`${by} hat den Webhook ${who} entfernt`,
  'webhook.test': ({ by, who }) => pieces`${by} hat einen Test an den Webhook ${who} gesendet`,
  'webhook.send-again': ({ by, who, count }) =>
    pieces`${by} hat ${german.plural(count, { one: '# Zustellung', other: '# Zustellungen' })} noch einmal an den Webhook ${who} gesendet`,
  'webhook.replace-secret': ({ by, who }) => pieces`${by} hat das Geheimnis des Webhooks ${who} ersetzt`,
  'webhook.disable': ({ who }) => pieces`Der Webhook ${who} wurde angehalten: Dort kommt nichts an`,
  'person.erase': ({ by, who }) => pieces`${by} hat die Daten von ${who} gelöscht`,
};

export const audit: Texts['audit'] = {
  sentences,
  other: ({ by, who, action }) => pieces`${by}: ${action}, ${who}`,
  byInviteLink: 'Eine Person mit Einladungslink',
  byApi: 'Ein Programm mit API-Schlüssel',
  byApiKey: ({ name, owner }) => `API-Schlüssel „${name}“ (von ${owner})`,
  byDirectory: 'Das Verzeichnis eurer Firma',
  facts: {
    name: 'Name',
    role: 'Rolle',
    groups: 'Gruppen',
    email: 'E-Mail',
    description: 'Beschreibung',
    capabilities: 'Rechte',
    inviter: 'Eingeladen von',
    reason: 'Grund',
    note: 'Notiz',
  },
  changed: ({ fact, from, to }) => `${fact}: ${from} → ${to}`,
  fact: ({ fact, value }) => `${fact}: ${value}`,
  none: 'keine',
  title: 'Protokoll',
  categories: {
    invitation: 'Einladungen',
    'invite-link': 'Einladungslinks',
    'api-key': 'API-Schlüssel',
    'join-request': 'Beitrittsanfragen',
    import: 'Dateien',
    member: 'Mitglieder',
    'hand-on': 'Angebote der obersten Rolle',
    organization: 'Organisation',
    role: 'Rollen',
    group: 'Gruppen',
    person: 'Löschungen',
    webhook: 'Webhooks',
  },
  since: ({ day }) => `ab ${day}`,
  until: ({ day }) => `bis ${day}`,
  filter: 'Filtern',
  filterTitle: 'Filtern',
  apply: 'Anwenden',
  showAll: 'Alles anzeigen',
  exportCsv: 'Als CSV exportieren',
  exportJson: 'Als JSON exportieren',
  nothing: 'Noch keine Ereignisse.',
  nothingFound: 'Keine Ereignisse passen zu diesem Filter.',
  newer: '‹ Neuere',
  older: 'Ältere ›',
  person: 'Person',
  personHint: 'Zeigt, was sie getan hat und was mit ihr geschehen ist.',
  category: 'Kategorie',
  from: 'Von',
  to: 'Bis',
  dateHint: 'Der ganze Tag zählt, in deiner Zeitzone.',
  exported: ({ organization }) =>
    `Das Protokoll von ${organization} ist in deinen Direktnachrichten mit Foyer.`,
  exportComment: ({ organization, isFiltered }) =>
    isFiltered
      ? `Das Protokoll von ${organization}, so gefiltert wie gewählt.`
      : `Das Protokoll von ${organization}.`,
  lastEvents: 'Letzte Ereignisse',
};
