import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const invite: Texts['invite'] = {
  title: 'Personen einladen',
  send: 'Einladung senden',
  sendList: ({ count }) => german.plural(count, { one: '# Einladung senden', other: '# Einladungen senden' }),
  bulkUpload: 'Liste hochladen',
  addAnother: 'Weitere Person',
  remove: 'Entfernen',
  to: ({ organization }) => `Zu ${organization}`,
  listHint: 'Trage unten eine weitere Person ein. Wenn du die Felder ausfüllst, wird sie mit eingeladen.',
  unsentMarked: 'Nichts wurde gesendet. Entferne die markierten Personen und sende erneut.',
  unsentFields: 'Nichts wurde gesendet. Korrigiere oder leere die Felder und sende erneut.',
  seeField: ({ label }) => `⚠ Siehe oben unter ${label}.`,
  warning: ({ words }) => `⚠ ${words}`,
  roleGone: '(Rolle existiert nicht mehr)',
  named: ({ name, email }) => `${name} (${email})`,
  listed: ({ who, role, groups }) => (groups ? `${who} als ${role}. ${groups}` : `${who} als ${role}.`),
  person: 'Jemand aus diesem Slack',
  personPlaceholder: 'Füllt die Felder darunter aus',
  email: 'E-Mail-Adresse',
  name: 'Name',
  note: 'Notiz',
  noteHint: 'Steht in der Einladung.',
  noteHintList: 'Steht in jeder Einladung dieser Liste.',
  seatsOne: ({ used, limit }) =>
    used < limit
      ? `${german.number(used)} von ${german.number(limit)} Plätzen belegt, ${german.number(used + 1)} mit dieser Einladung`
      : `${german.number(used)} von ${german.number(limit)} Plätzen belegt, für neue Personen ist keiner frei`,
  seatsList: ({ used, limit, listed }) => {
    const over = listed - Math.max(0, limit - used);
    const then = `${german.number(used)} von ${german.number(limit)} Plätzen belegt, ${german.number(used + listed)} mit den ${german.number(listed)} auf der Liste`;
    return over > 0 ? `${then}, ${german.number(over)} mehr als vorhanden` : then;
  },
  sentTitle: 'Einladung gesendet',
  listSentTitle: 'Einladungen gesendet',
  noneInvited: 'Niemand wurde eingeladen.',
  refusedOne: ({ who, reason }) => `${who}: ${reason}`,

  role: 'Rolle',
  chooseRole: 'Rolle wählen',
  choose: ({ many }) => `${many} wählen`,
  canEdit: 'Kann bearbeiten',
  adminFor: 'Admin für',
  blankMeans: ({ none }) => `Leer bedeutet: ${none}.`,
  rolesNeed: ({ roles, one }) =>
    roles.length === 1
      ? `${roles[0]} braucht mindestens eine ${one}.`
      : `${german.and(roles)} brauchen mindestens eine ${one}.`,
  rolesNeedOwn: ({ roles, one }) =>
    roles.length === 1
      ? `${roles[0]} braucht mindestens eine ${one}, für die du Admin bist.`
      : `${german.and(roles)} brauchen mindestens eine ${one}, für die du Admin bist.`,
  chooseOwn: ({ one }) => `Wähle mindestens eine ${one}, für die du Admin bist.`,
  chooseOwnOfTwo: ({ one }) =>
    `Wähle hier oder unter „Admin für“ mindestens eine ${one}, für die du Admin bist.`,
  chooseAgain: ({ one }) => `Wähle mindestens eine ${one}. Die früheren wurden entfernt.`,
  moreStay: ({ count }) => german.plural(count, { one: '# weitere bleibt.', other: '# weitere bleiben.' }),
  adminsInvite: ({ one }) => `Admins einer ${one} können Personen dazu einladen.`,
  adminsOwn: ({ many }) => `Wähle nur ${many}, für die du Admin bist.`,

  unknownCommand: ({ command }) => pieces`Diesen Befehl gibt es nicht. ${command} zeigt dir alle Befehle.`,
  whichRole: ({ example }) => pieces`Welche Rolle? Zum Beispiel: ${example}`,
  notAnAddress: ({ written }) =>
    pieces`„${written}“ ist keine E-Mail-Adresse. Schreibe sie wie name@example.com.`,
  notPicked: ({ written }) =>
    pieces`Slack sagt nicht, wer „${written}“ ist. Wähle den Namen aus Slacks Liste oder schreibe die E-Mail-Adresse.`,
  groupsUnread: ({ example }) =>
    pieces`Foyer kann die Gruppen nicht lesen. Setze jede in Anführungszeichen, mit Kommas dazwischen. Zum Beispiel: ${example}`,
  whichGroups: ({ example }) => pieces`Welche Gruppen? Zum Beispiel: ${example}`,

  editTitle: 'Einladung bearbeiten',
  save: 'Speichern',
  editing: ({ who, organization }) => pieces`Die Einladung an ${who} zu ${organization}`,
};
