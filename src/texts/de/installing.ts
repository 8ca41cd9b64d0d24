import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const installing: Texts['installing'] = {
  title: 'Foyer',
  intro: 'Foyer ist der Empfang deiner Organisation in Slack.',
  whatItDoes: {
    admins: 'Admins laden Personen einzeln, per Liste oder per CSV-Datei ein.',
    approvers: 'Genehmigende nehmen Beitrittsanfragen in einem Channel an oder lehnen sie ab.',
    everybody: 'Alle sehen, wer eingeladen ist, wer beigetreten ist und wer was geändert hat.',
  },
  addToSlack: 'Zu Slack hinzufügen',
  adminsNote: 'In manchen Workspaces muss ein Admin Foyer zuerst genehmigen.',
  privacy: 'Datenschutz',
  support: 'Support',

  installedTitle: ({ workspace }) => `Foyer ist in ${workspace} installiert`,
  installedNext: 'Öffne Slack: Foyer schickt dir eine Direktnachricht, in der steht, wie du es einrichtest.',
  openFoyer: 'Foyer in Slack öffnen',
  cancelledTitle: 'Du hast Foyer nicht installiert',
  cancelled: 'In deinem Workspace wurde nichts geändert. Du kannst Foyer jederzeit installieren.',
  beginAgainTitle: 'Beginne die Installation noch einmal',
  beginAgain:
    'Diese Installation wurde in einem anderen Browser begonnen, war schon fertig oder hat zu lange gedauert. Es wurde nichts geändert.',
  failedTitle: 'Foyer konnte nicht installiert werden',
  failedAsSlackSays: ({ code }) => `Slack hat die Installation abgelehnt (${code}).`,
  failedWithoutAnswer: 'Slack hat nicht rechtzeitig geantwortet.',
  failedNext: 'Versuch es in ein paar Minuten noch einmal. Klappt es wieder nicht, frag den Support.',
  tryAgain: 'Noch einmal versuchen',
  tooMany: 'Warte eine Minute und drück dann noch einmal auf „Zu Slack hinzufügen“.',

  privacyTitle: 'Datenschutz',
  kept: 'Was Foyer speichert',
  keptSentences: {
    people:
      'Foyer speichert Name, E-Mail, Zeitzone und Sprache der Personen in deinem Slack-Workspace, wie Slack sie nennt.',
    work: 'Es speichert Einladungen, Beitrittsanfragen, Rollen, Gruppen und ein Protokoll, wer was geändert hat.',
    files:
      'Es speichert keine Nachrichten deiner Channels. Eine hochgeladene Datei löscht es, sobald ihre Zeilen bearbeitet sind.',
  },
  why: 'Wofür',
  whySentences: {
    use: 'Foyer nutzt das nur für den Empfang deiner Organisation. Es verkauft nichts und gibt nichts weiter.',
  },
  safe: 'Wie es geschützt ist',
  safeSentences: {
    tokens:
      'Tokens deines Workspace sind verschlüsselt. Die Datenbank hält jeden Workspace von allen anderen getrennt.',
    logs: 'Protokolle des Servers enthalten keine Namen, E-Mails oder Tokens.',
  },
  deleted: 'Wie es gelöscht wird',
  deletedPerson: ({ command }) => `Admins löschen alles über eine Person mit „${command} erase“.`,
  deletedWorkspace: ({ days }) =>
    `Entfernst du Foyer aus Slack, hört es sofort auf. Die Daten deines Workspace löscht es nach ${german.plural(days, { one: '# Tag', other: '# Tagen' })}.`,
  deletedSooner: ({ support }) =>
    pieces`Willst du, dass sie früher gelöscht werden, oder eine Kopie, dann schreib an ${support}.`,
};
