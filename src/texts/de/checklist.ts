import type { Texts } from '../en/texts.ts';

export const checklist: Texts['checklist'] = {
  title: 'Erste Schritte',
  progress: ({ done, of }) => `${done} von ${of} erledigt`,
  hide: 'Ausblenden',
  channel: 'Wähle, wo Beitrittsanfragen erscheinen.',
  chooseChannel: 'Channel wählen',
  groups: ({ many }) => `Lege ${many} an, damit du Personen Zugriff darauf geben kannst.`,
  addGroups: ({ many }) => `${many} anlegen`,
  people: 'Lade die ersten Personen ein.',
  invite: 'Einladen',
  secondOwner: ({ role }) => `Lade noch jemanden als ${role} ein, falls du einmal nicht da bist.`,
  inviteOwner: ({ role }) => `Als ${role} einladen`,
};
