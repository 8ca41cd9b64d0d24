import { clamp } from '../../domain/characters.ts';
import type { ImportFileErrors } from '../../domain/imports/csv/errors.ts';
import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

const kinds: Record<ImportFileErrors['not-csv']['looksLike'], string> = {
  xlsx: 'Das ist eine Excel-Datei. Wähle in Excel „Speichern unter“ und „CSV UTF-8“.',
  ods: 'Das ist eine LibreOffice-Tabelle. Wähle dort „Speichern unter“ und „Text CSV“.',
  numbers: 'Das ist eine Numbers-Tabelle. Wähle dort „Exportieren“ und „CSV“.',
  xls: 'Das ist eine alte Excel-Datei. Wähle in Excel „Speichern unter“ und „CSV UTF-8“.',
  zip: 'Das ist ein ZIP-Archiv. Entpacke es und lade die CSV-Datei darin hoch.',
  gzip: 'Das ist eine komprimierte Datei. Entpacke sie zuerst.',
  archive: 'Das ist ein Archiv. Entpacke es und lade die CSV-Datei darin hoch.',
  pdf: 'Das ist ein PDF. Lade die zugehörige Tabelle als CSV hoch.',
  image: 'Das ist ein Bild. Lade eine CSV-Datei hoch.',
  html: 'Das ist eine Webseite. Exportiere die Liste als CSV.',
  xml: 'Das ist XML. Exportiere die Liste als CSV.',
  json: 'Das ist JSON. Exportiere die Liste als CSV.',
  rtf: 'Das ist ein Textdokument. Speichere die Liste als CSV.',
  vcard: 'Das ist eine Kontaktkarte. Exportiere die Liste als CSV.',
  'utf-32': 'Das ist Text in UTF-32. Speichere ihn als CSV UTF-8.',
  binary: 'Das ist kein Text. Lade eine CSV-Datei hoch.',
};

const malformed: Record<ImportFileErrors['malformed']['reason'], string> = {
  'quote-not-closed': 'hat ein Anführungszeichen, das nie geschlossen wird. Schließe oder lösche es',
  'text-after-quote':
    'hat Text nach einem schließenden Anführungszeichen. Verdopple die Zeichen innerhalb eines Feldes',
  'row-too-long': 'ist zu lang. Vielleicht fehlt davor ein schließendes Anführungszeichen',
};

const HEADERS_NAMED = 8;
const MAX_HEADER = 80;

const named = (headers: readonly string[]) =>
  headers
    .slice(0, HEADERS_NAMED)
    .map(header => clamp(header, MAX_HEADER))
    .join(', ');

export const fileErrors: Texts['fileErrors'] = {
  'too-large': ({ most, rows }) =>
    `Die Datei ist größer als ${german.number(Math.floor(most / 1024))} KB${rows > 0 ? ` (mehr als ${german.number(rows)} Personen)` : ''}. Teile sie in mehrere Dateien auf. Nichts wurde gesendet.`,
  'too-many-rows': ({ count, most, files }) =>
    `Die Datei hat ${german.number(count)} Personen. Eine Datei kann ${german.number(most)} haben. Teile sie in ${german.number(files)} Dateien auf. Nichts wurde gesendet.`,
  'too-many-columns': ({ line, count, most }) =>
    `Zeile ${line} hat ${german.number(count)} Spalten. Eine Datei kann ${german.number(most)} haben. Behalte Email, Role, Groups und Name.`,
  'too-many-cells': ({ most }) =>
    `Die Datei hat mehr als ${german.number(most)} Felder. Lösche die Spalten und Zeilen, die du nicht brauchst. Lade sie dann wieder hoch.`,
  'not-csv': ({ looksLike }) => `${kinds[looksLike]} Nichts wurde gesendet.`,
  'missing-column': ({ missing, found, line, isPerson }) =>
    isPerson
      ? 'Die erste Zeile ist schon eine Person. Setze eine Kopfzeile darüber: Email, Role, Groups, Name.'
      : `${missing.length > 1 ? `Die Spalten ${missing.join(' und ')} fehlen` : `Die Spalte ${missing.join()} fehlt`}. Zeile ${line} wurde als Kopfzeile gelesen: ${named(found)}. Die Vorlage zeigt, wie die Datei aussehen soll.`,
  'duplicate-column': ({ column, headers, line }) =>
    `Die Kopfzeile in Zeile ${line} hat die Spalte ${column} mehrmals (${named(headers)}). Behalte eine.`,
  empty: ({ header, inactive }) => {
    if (!inactive) return header ? 'Unter der Kopfzeile steht nichts.' : 'Die Datei ist leer.';
    const column = `„${clamp(inactive.header, MAX_HEADER)}“`;
    const who = german.plural(inactive.count, {
      one: 'Die # Person in dieser Datei ist nicht aktiv',
      other: 'Alle # Personen in dieser Datei sind nicht aktiv',
    });
    return `${who} (Spalte ${column}). Es bleibt niemand zum Hochladen. Leere das Feld bei Personen, die du einladen oder reaktivieren willst.`;
  },
  malformed: ({ line, reason }) => `Der Eintrag, der in Zeile ${line} beginnt, ${malformed[reason]}.`,
};

export const unavailableFiles: Texts['unavailableFiles'] = {
  external:
    'Diese Datei ist nicht in Slack, sondern ein Link zu einem anderen Dienst. Lade sie dort herunter, dann lade die CSV-Datei selbst hoch.',
  'not-uploaded': 'Das ist keine hochgeladene Datei. Speichere die Liste als CSV-Datei und lade diese hoch.',
  deleted: 'Diese Datei wurde gelöscht. Lade sie noch einmal hoch.',
  hidden:
    'Slack blendet diese Datei aus, weil der Workspace seinen Speicher aufgebraucht hat. Lade sie noch einmal hoch.',
  'no-access': 'Foyer kann diese Datei nicht sehen. Lade sie selbst bei Foyer hoch.',
  'foreign-address':
    'Die Adresse dieser Datei gehört nicht zu Slack, deshalb hat Foyer sie nicht geöffnet. Lade die CSV-Datei selbst hoch.',
  'not-handed-over':
    'Foyer konnte die Datei nicht von Slack holen. Lade sie noch einmal hoch. Hilft das nicht, muss ein Admin Foyer neu installieren, mit der Berechtigung files:read.',
};
