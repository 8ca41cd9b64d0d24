import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const setUp: Texts['setUp'] = {
  title: 'Foyer einrichten',
  titleOfAnother: 'Neue Organisation',
  submit: 'Einrichten',
  intro: 'Foyer ist die Eingangstür deiner Organisation: Einladungen, Beitrittsanfragen, Rollen und Gruppen.',
  introOfAnother: 'Eine weitere Organisation in diesem Slack, mit eigenen Personen, Rollen und Gruppen.',
  askAdmins: ({ people, command }) =>
    pieces`Foyer ist in diesem Slack noch nicht eingerichtet. Bitte ${german.orPieces(people)}, ${command} einzugeben.`,
  askAdminsForAnother: ({ people }) =>
    pieces`Nur Workspace-Admins können eine weitere Organisation einrichten. Frage ${german.orPieces(people)}.`,
  name: 'Name der Organisation',
  template: 'Vorlage',
  templateHint: 'Du kannst die Rollen später ändern.',
  firstHolder: ({ role }) => pieces`Du bekommst als Erstes die Rolle ${role}. Diese Rollen gibt es:`,
  role: ({ name, description }) => pieces`${name}: ${description}`,
  groups: 'Gruppen',
  groupsHint: ({ one }) => `Eine ${one} pro Zeile. Du kannst später weitere anlegen.`,
  channel: 'Channel für Freigaben',
  channelHint:
    'Dort erscheinen Beitrittsanfragen. Ohne Channel bekommen alle, die freigeben können, eine Direktnachricht.',
  domains: 'Domains',
  domainsHint: 'Personen mit einer E-Mail-Adresse dort können um Beitritt bitten.',
  done: 'Foyer ist eingerichtet',
  doneAnother: 'Organisation eingerichtet',
  isSetUp: ({ organization }) => `${organization} ist eingerichtet.`,
  youAreFirst: ({ organization, role }) =>
    pieces`✓ ${organization} ist eingerichtet. Du hast als Erstes die Rolle ${role}.`,
  next: 'Wie geht es weiter?',
  invitePeople: 'Personen einladen',
  chooseChannel: 'Channel für Freigaben wählen',
  orType: ({ command, help }) =>
    pieces`Mit ${command} kannst du auch direkt einladen. ${help} zeigt alles, was Foyer kann.`,
};
