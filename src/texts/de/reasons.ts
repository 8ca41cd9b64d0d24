import type { Texts } from '../en/texts.ts';
import { scopesText } from './refusals.ts';

export const reasons: Texts['reasons'] = {
  'account-deactivated': () => 'Das Slack-Konto ist deaktiviert.',
  'other-workspace': () => 'Die Person ist in einem anderen Slack-Workspace.',
  'guest-now': () => 'Die Person ist jetzt Gast in Slack und hat deshalb keine Rechte.',
  'unknown-person': () => 'Slack kennt diese Person nicht mehr.',
  'hidden-person': () => 'Slack verbirgt diese Person vor Foyer.',
  'is-bot': () => 'Das ist ein Bot. Bots können keine Direktnachrichten bekommen.',
  'is-foyer': () => 'Das ist Foyer selbst.',
  'messages-tab-off': () =>
    'Foyers Nachrichten-Tab ist in Slack ausgeschaltet. Ein Workspace-Admin kann ihn einschalten.',
  'channel-unreachable': () =>
    'Foyer kann im Channel nicht schreiben. Es gibt ihn nicht mehr, oder er ist privat und Foyer ist nicht darin.',
  'channel-archived': () => 'Der Channel ist archiviert.',
  'channel-shared': () => 'Der Channel ist mit einer anderen Firma geteilt.',
  'posting-not-allowed': () => 'Der Workspace lässt Foyer dort nicht schreiben.',
  'app-not-allowed': () => 'Der Workspace lässt diese Person Foyer nicht verwenden.',
  uninstalled: () => 'Foyer wurde aus diesem Slack-Workspace entfernt.',
  'access-ended': () =>
    'Foyers Zugang zu Slack ist beendet. Ein Workspace-Admin kann Foyer erneut installieren.',
  'permission-missing': () =>
    'Foyer fehlt eine Berechtigung in Slack. Ein Workspace-Admin kann sie geben, indem er Foyer erneut installiert.',
  'scopes-missing': ({ scopes, command }) =>
    command ? `${scopesText(scopes)} Gib dann ${command} sync ein.` : scopesText(scopes),
  'message-refused': () =>
    'Slack hat die Nachricht nicht angenommen. Das ist ein Fehler in Foyer. Melde ihn der Person, die Foyer betreibt.',
  'slack-refuses': ({ error }) => `Slack lehnt das ab (${error}).`,
  'slack-kept-refusing': ({ error }) =>
    `Slack hat die Nachricht eine halbe Stunde lang abgelehnt (${error}).`,
  'slack-unreachable': () => 'Foyer konnte Slack eine halbe Stunde lang nicht erreichen.',
  'not-needed': () => 'Die Nachricht wurde nicht mehr gebraucht.',
  'subject-gone': () => 'Worum es in der Nachricht ging, gibt es nicht mehr.',
  'sent-again': () => 'Die Einladung wurde erneut gesendet.',
  'joined-first': () => 'Die Person ist vorher beigetreten.',
  'declined-first': () => 'Die Einladung wurde vorher abgelehnt.',
  'revoked-first': () => 'Die Einladung wurde vorher widerrufen.',
  'expired-first': () => 'Die Einladung ist vorher abgelaufen.',
  'no-mail-server': () => 'Foyer hat keinen Mailserver.',
  'mail-server-silent': () => 'Foyer konnte den Mailserver einen Tag lang nicht erreichen.',
  'mail-login-refused': ({ words }) => `Der Mailserver hat Foyers Anmeldung abgelehnt: „${words}“.`,
  'mail-unencrypted': ({ words }) => `Der Mailserver bietet keine verschlüsselte Verbindung: „${words}“.`,
  'mail-refused': ({ words }) => `Der Mailserver hat die E-Mail abgelehnt: „${words}“.`,
  'mail-unreachable': ({ words }) => `Foyer konnte den Mailserver nicht erreichen: „${words}“.`,
  'mail-returned': ({ words }) => (words ? `Die E-Mail kam zurück: „${words}“.` : 'Die E-Mail kam zurück.'),
  'foyer-not-there': ({ target, command }) =>
    `Foyer ist nicht in ${target}, oder es gibt den Channel nicht mehr. Ist er privat, erwähne dort @Foyer, damit Slack Foyer hinzufügt. Gib dann ${command} sync ein.`,
  'target-archived': ({ target, command }) =>
    `${target} ist archiviert. Löse die Verknüpfung, oder hole den Channel in Slack aus dem Archiv und gib ${command} sync ein.`,
  'target-full': ({ target }) => `${target} hat so viele Mitglieder, wie Slack erlaubt.`,
  'target-moving': ({ target, command }) =>
    `${target} zieht gerade in einen anderen Workspace um. Gib später ${command} sync ein.`,
  'target-shared': ({ target }) =>
    `${target} ist mit einer anderen Firma geteilt, deshalb fügt Foyer dort niemanden hinzu. Verknüpfe die Gruppe mit einem anderen Channel.`,
  'list-refused': ({ target }) => `Slack nimmt die Liste der Mitglieder von ${target} nicht an.`,
  'no-user-groups': () =>
    'Der Slack-Tarif dieses Workspaces hat keine Benutzergruppen. Löse die Verknüpfung, oder verknüpfe die Gruppe mit einem Channel.',
  'user-group-gone': ({ target, command }) =>
    `Die Benutzergruppe ${target} gibt es in Slack nicht mehr, oder sie ist deaktiviert. Löse die Verknüpfung, oder aktiviere sie in Slack und gib ${command} sync ein.`,
  'user-group-would-be-empty': ({ target, command }) =>
    `Eine Benutzergruppe in Slack kann nicht leer sein, deshalb bleibt die Person in ${target}. Füge eine andere hinzu oder deaktiviere die Gruppe in Slack. Gib dann ${command} sync ein.`,
  'admins-only': ({ command }) =>
    `Nur Workspace-Admins können das ändern. Sie können es in Slacks Einstellungen erlauben. Gib dann ${command} sync ein.`,
  'cannot-be-added': () =>
    'Slack lässt Foyer diese Person nicht hinzufügen. Das Konto ist deaktiviert oder darf in keine Channels.',
  'foyer-cannot-add': () => 'Im Workspace können nur Admins Personen zu Channels hinzufügen.',
  'cannot-be-removed': () => 'Slack lässt Foyer diese Person nicht aus diesem Channel entfernen.',
  'guest-in-channel': () => 'Die Person ist Gast, und nur Workspace-Admins können Gäste hinzufügen.',
  'single-channel-guest': () => 'Die Person ist Gast in einem einzigen Channel und hat schon einen.',
  'channel-not-shared-with-them': () => 'Der Channel ist mit keinem Workspace der Person geteilt.',
  'not-in-workspace': () => 'Die Person ist nicht in diesem Slack-Workspace.',
  'main-channel': () => 'Im Haupt-Channel des Workspaces sind alle. Niemand kann daraus entfernt werden.',
  'guest-in-user-group': () => 'Die Person ist Gast. Slack erlaubt keine Gäste in Benutzergruppen.',
  'bot-in-user-group': () => 'Das ist ein Bot. Slack erlaubt keine Bots in Benutzergruppen.',
  'not-for-user-groups': () =>
    'Slack nimmt die Person in keine Benutzergruppe auf: Sie ist Gast, ein Bot oder deaktiviert.',
  unknown: () => 'Der Grund ist unbekannt.',
};
