import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const apiKeys: Texts['apiKeys'] = {
  title: 'API-Schlüssel',
  count: ({ organization, count }) =>
    `${organization} · ${german.plural(count, { one: '# API-Schlüssel', other: '# API-Schlüssel' })}`,
  explanation:
    'Ein Programm mit einem Schlüssel handelt für die Person, die ihn erstellt hat, und kann nie mehr als sie.',
  newKey: 'Neuer Schlüssel',
  ready: ({ name }) => `Der Schlüssel „${name}“ ist bereit.`,
  copyNow:
    'Kopiere ihn jetzt: Foyer zeigt ihn nicht noch einmal. Bewahre ihn so sicher auf wie ein Passwort.',
  end: ({ at, isOver }) => {
    if (at === null) return ['Kein Ende'];
    return isOver ? pieces`Abgelaufen: ${at}` : pieces`Läuft ab: ${at}`;
  },
  can: ({ scopes }) => `Kann: ${scopes.join(', ')}`,
  use: ({ creator, at }) =>
    at === null
      ? pieces`Erstellt von ${creator}. Noch nicht benutzt.`
      : pieces`Erstellt von ${creator}. Zuletzt benutzt: ${at}.`,
  withoutMaker: ({ creator }) => `Er funktioniert gerade nicht, weil ${creator} kein aktives Mitglied ist.`,
  revoke: 'Widerrufen',
  revokeTitle: 'Schlüssel widerrufen?',
  revokeQuestion: ({ name }) =>
    `Programme mit dem Schlüssel „${name}“ funktionieren sofort nicht mehr. Du kannst das nicht rückgängig machen.`,
  revoked: ({ name }) => `Der Schlüssel „${name}“ ist widerrufen. Kein Programm kann ihn mehr benutzen.`,

  endsSoonSummary: ({ name, organization }) =>
    `Dein API-Schlüssel ${name} von ${organization} läuft bald ab.`,
  endsSoon: ({ name, organization, at }) =>
    pieces`Dein API-Schlüssel ${name} von ${organization} läuft ab: ${at}. Programme mit ihm funktionieren dann nicht mehr.`,
  replaceIt: 'Erstelle einen neuen mit „API-Schlüssel“ im Tab „Home“ der App Foyer und gib ihn dem Programm.',

  newTitle: 'Neuer API-Schlüssel',
  make: 'Schlüssel erstellen',
  name: 'Name',
  nameHint: 'Was ihn benutzt, zum Beispiel „Geräteliste“. Im Protokoll steht dieser Name.',
  scopesLabel: 'Was er kann',
  scopes: {
    'organization:read': { name: 'Organisation lesen', about: 'Name, Rollen und Gruppen' },
    'members:read': { name: 'Mitglieder lesen', about: 'Namen, E-Mail-Adressen, Rollen und Gruppen' },
    'members:write': { name: 'Mitglieder ändern', about: 'Rollen und Gruppen ändern, (de)aktivieren' },
    'invitations:read': { name: 'Einladungen lesen', about: 'Wer eingeladen wurde und was die Antwort war' },
    'invitations:write': {
      name: 'Personen einladen',
      about: 'Einladungen senden, erneut senden und widerrufen',
    },
    'join-requests:read': {
      name: 'Beitrittsanfragen lesen',
      about: 'Wer beitreten möchte und was entschieden wurde',
    },
    'join-requests:write': {
      name: 'Über Beitrittsanfragen entscheiden',
      about: 'Personen aufnehmen, die beitreten möchten, oder ablehnen',
    },
    'audit:read': { name: 'Protokoll lesen', about: 'Wer wann was geändert hat' },
    'access:check': { name: 'Rechte prüfen', about: 'Fragen, ob eine Person in einer Gruppe etwas darf' },
    'directory:sync': {
      name: 'Verzeichnis abgleichen',
      about: 'Okta, Entra oder Google pflegt die Mitglieder (SCIM)',
    },
  },
  endsLabel: 'Läuft ab',
  ends: { '30': 'In 30 Tagen', '90': 'In 90 Tagen', '365': 'In 365 Tagen', never: 'Nie' },
  endsHint: 'Wähle „Nie“ nur, wenn niemand den Schlüssel rechtzeitig ersetzen kann.',
};
