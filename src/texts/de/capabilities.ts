import type { Texts } from '../en/texts.ts';

export const capabilities: Texts['capabilities'] = {
  'invitation:create': 'Personen einladen',
  'invitation:read': 'Einladungen sehen',
  'invitation:revoke': 'Einladungen zurückziehen',
  'member:read': 'die Mitglieder sehen',
  'member:edit': 'andere Personen bearbeiten',
  'member:deactivate': 'Personen deaktivieren oder reaktivieren',
  'join-request:review': 'Beitrittsanfragen prüfen',
  'audit:read': 'das Protokoll lesen',
  'organization:edit': 'die Organisation ändern',
  'organization:own': 'ihre Inhaber bestimmen',
};
