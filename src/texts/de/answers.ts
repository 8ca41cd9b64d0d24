import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

const ended = 'Foyers Zugang zu Slack ist beendet. Ein Workspace-Admin kann Foyer erneut installieren.';
const lacks =
  'Foyer fehlt eine Berechtigung in Slack. Ein Workspace-Admin kann sie geben, indem er Foyer erneut installiert.';
const restricted = 'Eure Slack-Einstellungen lassen das nicht zu. Bitte einen Slack-Admin, es zu erlauben.';
const noUploads =
  'Foyer kann in diesem Workspace keine Dateien senden. Bitte einen Workspace-Admin, das Hochladen zu erlauben.';
const noRoom =
  'Slack hat keinen Platz für diese Datei, weil der Workspace voll ist. Frage einen Workspace-Admin.';
const noMessages =
  'Slack lässt Foyer dir keine Direktnachrichten senden. Bitte einen Workspace-Admin, es zu erlauben.';

export const answers: Texts['answers'] = {
  close: 'Schließen',
  done: 'Erledigt.',
  tooFast:
    'Du sendest schneller Anfragen, als Foyer antworten kann. Warte ein paar Sekunden und versuche es dann erneut.',
  notAllowed: 'Nicht erlaubt',
  alreadyHere: 'Schon da',
  outOfDate: ({ command }) => `Diese Schaltfläche ist veraltet. Gib ${command} noch einmal ein.`,
  noDatabase: ({ reference }) =>
    `Foyer erreicht seine Datenbank gerade nicht. Nichts wurde geändert. Versuche es in einer Minute erneut. (Referenz ${reference})`,
  noSlack: ({ reference }) =>
    `Slack antwortet Foyer gerade nicht. Nichts wurde geändert. Versuche es in einer Minute erneut. (Referenz ${reference})`,
  failed: ({ reference }) =>
    `Etwas ist schiefgegangen, und nichts wurde geändert. Versuche es erneut. Wenn es wieder passiert, gib einem Admin diese Referenz: ${reference}.`,
  working: 'Foyer arbeitet noch daran. Das Ergebnis erscheint hier.',
  loading: 'Wird geladen … Wenn hier nichts erscheint, schließe dieses Fenster und versuche es erneut.',
  tooLate: 'Das hat zu lange gedauert, deshalb hat Slack das Fenster nicht geöffnet. Versuche es erneut.',
  notOpened: 'Slack hat das Fenster nicht geöffnet. Versuche es in einer Minute erneut.',
  notInstalled: 'Foyer ist in diesem Workspace nicht installiert.',
  suspended: ({ support }) =>
    support
      ? `Die Betreiber von Foyer haben es in diesem Workspace pausiert. Nichts geht verloren. Warum, erfährst du unter ${support}.`
      : 'Die Betreiber von Foyer haben es in diesem Workspace pausiert. Nichts geht verloren. Ein Workspace-Admin kann sie nach dem Grund fragen.',
  firstOptions: ({ shown, all }) =>
    `Die ersten ${german.number(shown)} von ${german.number(all)}. Tippe weiter, um andere zu finden.`,
  slackRefuses: { ended, lacks, restricted, noUploads, noRoom, noMessages },
};
