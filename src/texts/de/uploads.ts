import type { Encoding } from '../../domain/imports/csv/file.ts';
import type { RowKind } from '../../domain/imports/row-kinds.ts';
import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

const rows = (count: number) => german.plural(count, { one: '# Zeile', other: '# Zeilen' });
const people = (count: number) => german.plural(count, { one: '# Person', other: '# Personen' });
const invitations = (count: number) => german.plural(count, { one: '# Einladung', other: '# Einladungen' });

const kinds: Record<RowKind, (count: number) => string> = {
  new: count => `${german.number(count)} neu`,
  updated: count => german.plural(count, { one: '# Änderung', other: '# Änderungen' }),
  'sent again': count => `${german.number(count)} erneut gesendet`,
  reactivated: count => `${german.number(count)} reaktiviert`,
  deactivated: count => `${german.number(count)} deaktiviert`,
  revoked: count => `${german.number(count)} widerrufen`,
  unchanged: count => `${german.number(count)} unverändert`,
  'to fix': count => `${german.number(count)} zu korrigieren`,
  'left out': count => `${german.number(count)} ausgelassen`,
};

const kindNames: Record<RowKind, string> = {
  new: 'Neu',
  updated: 'Änderung',
  'sent again': 'Erneut gesendet',
  reactivated: 'Reaktiviert',
  deactivated: 'Deaktiviert',
  revoked: 'Widerrufen',
  unchanged: 'Unverändert',
  'to fix': 'Zu korrigieren',
  'left out': 'Ausgelassen',
};

const encodings: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (Big Endian)',
  'windows-1252': 'Westeuropäisch (Windows-1252)',
  'windows-1250': 'Mitteleuropäisch (Windows-1250)',
  'windows-1251': 'Kyrillisch (Windows-1251)',
  'windows-1253': 'Griechisch (Windows-1253)',
  'windows-1254': 'Türkisch (Windows-1254)',
  macintosh: 'Westeuropäisch (Mac Roman)',
  'koi8-r': 'Kyrillisch (KOI8-R)',
  shift_jis: 'Japanisch (Shift_JIS)',
  gb18030: 'Chinesisch (GB 18030)',
  big5: 'Chinesisch (Big5)',
  'euc-kr': 'Koreanisch (EUC-KR)',
};

export const uploads: Texts['uploads'] = {
  kinds,
  kindNames,
  encodings,
  title: 'Viele einladen',
  intro: ({ organization, most, roles }) =>
    `Lade bis zu ${german.number(most)} Personen pro Datei zu ${organization} ein. Nötige Spalten: Email, Role. Optional: Groups, Name. Schreibe Rollen genau so: ${roles}. Ohne Spalte Role wählst du eine Rolle für alle.`,
  introActions:
    'Um Mitglieder zu deaktivieren oder Einladungen zu widerrufen, füge eine Spalte Action hinzu und schreibe deactivate oder revoke hinein.',
  downloadTemplate: 'CSV-Vorlage herunterladen',
  template: ({ organization, command }) =>
    `Die CSV-Vorlage von ${organization}. Fülle sie aus, speichere sie als CSV und sende sie hier oder mit ${command} bulk.`,
  templateSent: '✓ Die Vorlage ist in deinen Direktnachrichten mit Foyer.',
  file: 'CSV-Datei',
  fileHint: 'Gespeichert aus Excel, Google Sheets, Numbers oder LibreOffice.',
  paste: 'Oder Zeilen einfügen',
  pasteHint:
    'Schreibe sie wie in der Datei, mit oder ohne Kopfzeile. Du kannst auch Empfänger einfügen, etwa Ada Lovelace <ada@example.com>. Nichts wird gesendet, bevor du es prüfst.',
  pastedRows: 'eingefügte Zeilen',
  aFile: 'Eine Datei',
  yourList: 'Deine Liste',
  readSummary: ({ file }) => `${file} ist gelesen. Prüfe alles, bevor etwas gesendet wird.`,
  read: ({ file, organization }) =>
    pieces`Ich habe ${file} für ${organization} gelesen. Nichts wird gesendet, bevor du es prüfst.`,
  columnsTitle: 'Spalten wählen',
  next: 'Weiter',
  whichColumns: 'Welche Spalte enthält was? Nichts wird gesendet, bevor du es prüfst.',
  whichColumnsNoHeader:
    'Diese Datei hat keine Überschriften. Welche Spalte enthält was? Nichts wird gesendet, bevor du es prüfst.',
  columnNumber: place => `Spalte ${place}`,
  email: 'E-Mail',
  role: 'Rolle',
  groups: 'Gruppen',
  name: 'Name',
  leaveRoleBlank: 'Lass das leer, um eine Rolle für alle zu wählen.',
  nameColumns: 'Vor- und Nachname können zwei Spalten sein. Wähle sie in dieser Reihenfolge.',
  actionColumn: ({ header }) => `Auch die Spalte „${header}“ wird verwendet.`,
  remember: 'Merken',
  rememberColumns: 'Diese Spalten für ähnliche Dateien verwenden',
  rememberHint: 'Für alle, die in diese Organisation hochladen. Du kannst es später rückgängig machen.',
  roleTitle: 'Rolle wählen',
  noRoleFor: count =>
    `In der Liste steht für ${people(count)} keine Rolle. Wähle eine für alle. Nichts wird gesendet, bevor du es prüfst.`,
  unknownRoleFor: ({ written, count }) =>
    `Die Rolle „${written}“ gibt es nicht. Wähle eine für ${count === 1 ? 'die Zeile' : `alle ${rows(count)}`} damit.`,
  chooseRole: 'Rolle wählen',
  chooseGroups: ({ many }) => `${many} wählen`,
  groupsOfOthers: ({ blank }) => `Für Zeilen ohne Gruppen. Leer bedeutet für neue Personen: ${blank}.`,
  review: 'Prüfen',
  rows,
  changed: 'Nichts wurde gesendet, weil sich das Ergebnis inzwischen geändert hat. Prüfe es noch einmal.',
  seats: ({ used, limit, needed }) =>
    ` · ${german.number(used)} von ${german.number(limit)} Plätzen belegt. Diese Datei braucht ${german.number(needed)} weitere`,
  noSuchRow: 'Solche Zeilen gibt es nicht.',
  allRows: count => `Alle Zeilen (${german.number(count)})`,
  someRows: ({ kind, count }) => `${kind} (${german.number(count)})`,
  fixCapitalization: count => `Groß- und Kleinschreibung korrigieren (${german.number(count)})`,
  fixSpelling: count => `Schreibweise korrigieren (${german.number(count)})`,
  sendInvitations: count => `${invitations(count)} senden`,
  deactivateMembers: count => `${german.number(count)} deaktivieren`,
  revokeInvitations: count => `${german.number(count)} widerrufen`,
  sendKinds: ({ line }) => `${line} senden`,
  sendRows: count => `${rows(count)} senden`,
  blankGroups: ({ hasColumn, many, get, need }) =>
    `${hasColumn ? 'Wo Groups leer ist' : 'Die Datei hat keine Spalte Groups'}: ${get === null ? `neue Personen brauchen mindestens eine ${need}` : `neue Personen bekommen ${get}`}. Mitglieder und schon Eingeladene behalten ihre ${many}.`,
  namesForNew: 'Namen gelten nur für neue Personen. Mitglieder und schon Eingeladene behalten ihre.',
  line: line => `Zeile ${line}`,
  change: ({ before, after }) => `${before} → ${after}`,
  alreadyMember: 'Schon Mitglied mit dieser Rolle und diesen Gruppen. Keine Änderung.',
  alreadyDeactivated: 'Schon deaktiviert. Keine Änderung.',
  noAddress: 'keine Adresse',
  moreFindings: count => `… und ${german.number(count)} weitere`,
  quoted: value => `„${value}“`,
  edit: 'Bearbeiten',
  fix: 'Korrigieren',
  editLine: line => `Zeile ${line} bearbeiten`,
  fixLine: line => `Zeile ${line} korrigieren`,
  remove: 'Entfernen',
  removeLine: line => `Zeile ${line} entfernen`,
  removeTitle: 'Diese Zeile entfernen?',
  removeQuestion: ({ who, organization }) => `${who} wird bei diesem Upload zu ${organization} ausgelassen.`,
  alreadyRemoved: 'Diese Zeile wurde schon entfernt.',
  save: 'Speichern',
  fileSays: value => `In der Datei steht „${value}“.`,
  fileSaysNearly: ({ value, nearest }) => `In der Datei steht „${value}“. Meinst du ${nearest}?`,
  useRoleForAll: 'Für alle verwenden',
  sameRoleElsewhere: ({ written, count }) => `Diese Rolle für alle ${rows(count)} mit „${written}“`,
  unknownGroupsChosen: 'Gruppen in Anführungszeichen gibt es nicht. Entferne sie oder wähle andere.',
  questionColumn: ({ question }) => pieces`${question} Beantworte das, bevor du sendest.`,
  isColumn: ({ header, column }) => `Enthält die Spalte „${header}“ die Angabe ${column}?`,
  useAs: ({ column }) => `Als ${column} verwenden`,
  leaveOut: 'Auslassen',
  useHeaderAs: ({ header, column }) => `${header}: Als ${column} verwenden`,
  leaveHeaderOut: ({ header }) => `${header} auslassen`,
  readAs: ({ encoding, samples }) =>
    `Die Datei wurde als ${encoding} gelesen${examples(samples)}. Sind Buchstaben falsch, wähle eine andere Kodierung.`,
  readAsUnsure: ({ warning, encoding, samples }) =>
    pieces`${warning} Die Datei wurde als ${encoding} gelesen${examples(samples)}. Es könnte auch eine andere Kodierung sein.`,
  checkLetters: '⚠ Prüfe die Buchstaben.',
  readAgainTitle: 'Die Datei neu lesen?',
  readAgainQuestion:
    'Foyer liest die Zeilen neu in dieser Kodierung. Deine Änderungen und entfernten Zeilen bleiben.',
  readAgain: 'Neu lesen',
  leftOutLines: lines =>
    `Ausgelassen: ${lines.length === 1 ? 'Zeile' : 'Zeilen'} ${lines.join(', ')} (keine Person).`,
  leftOutInactive: ({ count, header }) =>
    `Ausgelassen: ${people(count)} mit inaktivem Konto (Spalte „${header}“).`,
  notUsed: ({ headers, more }) =>
    `Nicht verwendet: ${headers}${more > 0 ? ` und ${german.number(more)} weitere` : ''}.`,
  remembered: 'Foyer hat die Spalten verwendet, die du für ähnliche Dateien gewählt hast.',
  changeColumns: 'Spalten ändern',
  forgetColumns: 'Diese Spalten vergessen',
  noRoleIn: count => `Keine Rolle in ${rows(count)}.`,
  noRole: ({ written, count }) => `Die Rolle „${written}“ gibt es nicht (${rows(count)}).`,
  noGroup: ({ written, count }) => `Die Gruppe „${written}“ gibt es nicht (${rows(count)}).`,
  nearly: ({ problem, nearest }) => `${problem} Meinst du ${nearest}?`,
  useFor: ({ name, count }) =>
    count === 1 ? `${name} verwenden` : `${name} für alle ${rows(count)} verwenden`,
  useForValue: ({ name, value, count }) =>
    count === 1
      ? `${name} verwenden für die Zeile mit „${value}“`
      : `${name} für alle ${rows(count)} verwenden, die „${value}“ sagen`,
  chooseRoleForValue: value =>
    value === '' ? 'Rolle wählen für Zeilen ohne Rolle' : `Rolle wählen für „${value}“`,
  createGroup: ({ name }) => `${name} anlegen`,
  createGroupTitle: 'Diese Gruppe anlegen?',
  createGroupQuestion: ({ name }) => `„${name}“ wird eine neue Gruppe.`,
  noGroups: ({ names, count }) =>
    `Die Gruppen ${german.and(names.map(name => `„${name}“`))} gibt es nicht (${rows(count)}).`,
  createGroups: count => `Die ${german.number(count)} fehlenden Gruppen anlegen`,
  createGroupsTitle: count => `${german.number(count)} Gruppen anlegen?`,
  createGroupsQuestion: ({ names }) => `Neue Gruppen: ${names.join(', ')}.`,
  moreNames: count => `${german.number(count)} weitere`,
  create: 'Anlegen',
  sent: 'Gesendet',
  card: ({ file, organization }) =>
    file === null
      ? pieces`Der Upload eingefügter Zeilen zu ${organization}`
      : pieces`Der Upload „${file}“ zu ${organization}`,
  isDone: 'ist fertig.',
  isBeingDelivered: ({ done, total }) =>
    `wird zugestellt: ${german.number(done)} von ${german.number(total)}.`,
  nothingToDo: 'Nichts zu tun.',
  invitations: ({ line }) => `Einladungen: ${line}`,
  delivered: count => `${german.number(count)} zugestellt`,
  byEmail: count => `${german.number(count)} per E-Mail gesendet`,
  onTheWay: count => `${german.number(count)} unterwegs`,
  waitingForSlack: count =>
    german.plural(count, {
      one: '# wartet auf Beitritt zu Slack oder Bestätigung der E-Mail-Adresse',
      other: '# warten auf Beitritt zu Slack oder Bestätigung der E-Mail-Adresse',
    }),
  notDelivered: count => `${german.number(count)} nicht zugestellt`,
  waiting: count => german.plural(count, { one: '# wartet', other: '# warten' }),
  waitingTitle: 'Wartend',
  notDeliveredTitle: 'Nicht zugestellt',
  notSent: ({ line }) => `Nicht gesendet: ${line}.`,
  fixMe: 'CSV zum Korrigieren',
  fixMeComment: ({ organization, command }) =>
    `Die Zeilen, die nicht an ${organization} gesendet wurden, jede mit ihrem Grund. Korrigiere sie und sende die Datei hier oder mit ${command} bulk.`,
  fixMeSent: 'Die CSV zum Korrigieren ist in deinen Direktnachrichten mit Foyer.',
  takenOut: 'Bei der Prüfung entfernt.',
  nobodyHere: 'Hier ist niemand.',
  deliveries: {
    queued: 'unterwegs',
    delivered: 'per Direktnachricht zugestellt',
    waiting: 'wartet auf Beitritt zu Slack oder Bestätigung der E-Mail-Adresse',
    failed: 'nicht zugestellt',
  },
  emails: {
    queued: 'wird per E-Mail gesendet',
    delivered: 'per E-Mail gesendet',
    waiting: 'wird per E-Mail gesendet',
    failed: 'nicht per E-Mail gesendet',
  },
  reached: ({ kind, how }) => `${kind}, ${how}`,
  about: ({ what, problem }) => `${what}: ${problem}`,
};

function examples(samples: readonly string[]): string {
  return samples.length > 0 ? `, zum Beispiel ${samples.map(sample => `„${sample}“`).join(', ')}` : '';
}
