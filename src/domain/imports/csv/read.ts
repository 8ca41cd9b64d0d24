import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { othersTurn } from '../../in-turns.ts';
import { limits as fixed } from '../../limits.ts';
import { type Transcoder, transcoderFor } from './encoding.ts';
import { ImportFileError } from './errors.ts';
import type { Choices, CsvFile, ImportLimits } from './file.ts';
import { readList } from './list.ts';
import { binaryKind, hasControls, textKind } from './looks-like.ts';
import { RowCollector } from './rows.ts';
import { type Layout, parserOptions, sniff } from './sniff.ts';

/** Enough bytes to recognize a file, its encoding, its separator and its header. */
const HEAD = 8_192;
/** A longer text without a header is no list of recipients: one of ten thousand people is shorter. */
const LIST_MOST = 1024 * 1024;
/** Bytes parsed at a time; other work runs between two pieces. */
const PIECE = 16_384;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

/**
 * Reads a CSV file as people really save it: UTF-8 with or without a mark, UTF-16, code pages; comma, semicolon or tab; any
 * line ends; headers in any case and order; lists of recipients. Memory contains a piece of the file, the current row and the rows
 * within the limit; Foyer reads nothing beyond the byte limit.
 * @throws ImportFileError, and anything that the source throws
 * Source: product.md, Invite many people; the Senturo article on bulk invitations for the 100 people a file
 */
export async function readCsv(bytes: Bytes, limits: ImportLimits, choices: Choices = {}): Promise<CsvFile> {
  return read(bytes, limits, { headerless: false, choices });
}

/**
 * Reads pasted rows as {@link readCsv} does, and also accepts rows without a header when the first line contains an
 * address: then the columns are Email, Role, Groups, Name.
 * @throws ImportFileError
 */
export async function readPasted(
  text: string,
  limits: ImportLimits,
  choices: Choices = {},
): Promise<CsvFile> {
  return read(Buffer.from(text), limits, { headerless: true, choices });
}

async function read(
  bytes: Bytes,
  limits: ImportLimits,
  { headerless, choices }: { headerless: boolean; choices: Choices },
): Promise<CsvFile> {
  const collector = new RowCollector(limits);
  const source = cut(bytes, limits, collector);
  try {
    const { head, ended } = await takeHead(source);
    const kind = binaryKind(head);
    if (kind) throw new ImportFileError('not-csv', { looksLike: kind });
    const transcoder = transcoderFor(head, choices.encoding);
    const first = transcoder.next(head);
    const start = ended ? Buffer.concat([first, transcoder.next()]) : first;
    const text = start.toString('utf8');
    const layout = layoutOf(text, headerless, choices);
    const pieces = [start];
    let isWhole = ended;
    if (!layout.header) {
      isWhole ||= await takeList(source, transcoder, pieces);
      const rows = isWhole ? readList(Buffer.concat(pieces).toString(), limits.maxRows, headerless) : null;
      if (rows) return listFile(rows, transcoder, layout);
    }
    collector.begin(layout, headerless, choices);

    const parser = parse({
      ...parserOptions(layout.delimiter),
      on_record: (record: string[]) => collector.take(record),
    });
    takeUnevenRecords(parser);
    parser.resume();
    await pipeline(
      Readable.from(
        (async function* () {
          for (const piece of pieces) {
            yield piece;
            await othersTurn();
          }
          if (isWhole) return;
          for await (const piece of source) yield transcoder.next(piece);
          yield transcoder.next();
        })(),
        { objectMode: false },
      ),
      parser,
    );
    const { encoding, others: otherEncodings } = transcoder;
    return { ...collector.end(), encoding, otherEncodings, delimiter: layout.delimiter };
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, collector.line) : error;
  } finally {
    await source.return();
  }
}

/**
 * Accepts records of different lengths. csv-parse allows them (relax_column_count), but still makes an error with a
 * copy of each record; for a file of blank lines, that takes most of the time.
 */
function takeUnevenRecords(parser: object): void {
  const { state } = parser as { state: { record: string[] } };
  Object.defineProperty(state, 'expectedRecordLength', { get: () => state.record.length, set: () => {} });
}

/** Cuts the source into pieces of a limited size, up to the byte limit. */
async function* cut(
  bytes: Bytes,
  limits: ImportLimits,
  collector: RowCollector,
): AsyncGenerator<Uint8Array, void, void> {
  let read = 0;
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      read += piece.length;
      if (read > limits.maxBytes) {
        throw new ImportFileError('too-large', { most: limits.maxBytes, rows: collector.count });
      }
      yield piece;
      await othersTurn();
    }
  }
}

async function takeHead(source: AsyncGenerator<Uint8Array>): Promise<{ head: Buffer; ended: boolean }> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const { value, done } = await source.next();
    if (done) return { head: Buffer.concat(taken), ended: true };
    taken.push(value);
    length += value.length;
  }
  return { head: Buffer.concat(taken), ended: false };
}

/** Reads on while the text may be a list of recipients. True when this was all of it. */
async function takeList(
  source: AsyncGenerator<Uint8Array>,
  transcoder: Transcoder,
  taken: Buffer[],
): Promise<boolean> {
  let length = taken.reduce((sum, piece) => sum + piece.length, 0);
  while (length <= LIST_MOST) {
    const { value, done } = await source.next();
    const piece = transcoder.next(done ? undefined : value);
    taken.push(piece);
    if (done) return true;
    length += piece.length;
  }
  return false;
}

/** A list of recipients says nothing but who they are. */
function listFile(rows: CsvFile['rows'], { encoding, others }: Transcoder, layout: Layout): CsvFile {
  return {
    rows,
    encoding,
    otherEncodings: others,
    delimiter: layout.delimiter,
    hasGroups: false,
    ignoredColumns: [],
    questions: [],
    leftOut: { lines: [], inactive: null },
    table: { ...layout.table, columns: [], fingerprint: null },
  };
}

function layoutOf(text: string, headerless: boolean, choices: Choices): Layout {
  const kind = textKind(text);
  if (kind) throw new ImportFileError('not-csv', { looksLike: kind });
  const layout = sniff(text, choices);
  if (layout.first.length === 0) {
    if (hasControls(text)) throw new ImportFileError('not-csv', { looksLike: 'binary' });
    return layout;
  }
  if (!layout.header && !headerless && hasControls(text)) {
    throw new ImportFileError('not-csv', { looksLike: 'binary' });
  }
  return layout;
}

function malformed(error: CsvError, line: number): ImportFileError {
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'quote-not-closed'
      : error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'row-too-long'
        : 'text-after-quote';
  return new ImportFileError('malformed', { line, reason, most: fixed.row });
}
