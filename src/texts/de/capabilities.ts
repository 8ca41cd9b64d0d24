import type { Capability } from '../../domain/roles.ts';
import type { Texts } from '../en/texts.ts';

export const capabilities: Texts['capabilities'] = {
  'invitation:create': 'Personen einladen',
  'invitation:read': 'Einladungen sehen',
  'invitation:revoke': 'Einladungen widerrufen',
  'member:read': 'die Mitglieder sehen',
  'member:edit': 'andere Personen bearbeiten',
  'member:deactivate': 'Personen deaktivieren oder reaktivieren',
  'join-request:review': 'Beitrittsanfragen prüfen',
  'audit:read': 'das Protokoll lesen',
  'organization:edit': 'die Organisation ändern',
  'organization:own': 'ihre Inhaber bestimmen',
};

/** What a person without it can't do, as it follows "du kannst". */
const withoutThem: Readonly<Record<Capability, string>> = {
  'invitation:create': 'keine Personen einladen',
  'invitation:read': 'keine Einladungen sehen',
  'invitation:revoke': 'keine Einladungen widerrufen',
  'member:read': 'die Mitglieder nicht sehen',
  'member:edit': 'andere Personen nicht bearbeiten',
  'member:deactivate': 'keine Personen deaktivieren oder reaktivieren',
  'join-request:review': 'keine Beitrittsanfragen prüfen',
  'audit:read': 'das Protokoll nicht lesen',
  'organization:edit': 'die Organisation nicht ändern',
  'organization:own': 'ihre Inhaber nicht bestimmen',
};

const rights: Readonly<Record<string, string>> = capabilities;
const denials = new Map(
  Object.entries(withoutThem).map(([capability, words]) => [rights[capability], words]),
);

/** "keine Personen einladen" for "Personen einladen". */
export const denied = (right: string): string => denials.get(right) ?? `nicht ${right}`;
