import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { othersTurn } from '../../in-turns.ts';
import { limits as fixed } from '../../limits.ts';
import { transcoderFor } from './encoding.ts';
import { ImportFileError } from './errors.ts';
import type { CsvFile, ImportLimits } from './file.ts';
import { binaryKind, hasControls, textKind } from './looks-like.ts';
import { RowCollector } from './rows.ts';
import { type Layout, parserOptions, sniff } from './sniff.ts';

/** So many bytes tell what a file is, its encoding, its separator and its header. */
const HEAD = 8_192;
/** Bytes parsed at a time: between two pieces, others have their turn. */
const PIECE = 16_384;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

/**
 * Reads a CSV file as people really save it: UTF-8 with or without a mark, UTF-16, Windows-1252; comma,
 * semicolon or tab; any line ends; headers in any case and order. In memory is a piece of the file, the row at
 * hand and the rows within the limit; nothing is pulled beyond the byte limit.
 * @throws ImportFileError, and whatever the source itself throws
 * Source: product.md, Invite many people; the Senturo article on bulk invitations for the 100 people a file
 */
export async function readCsv(bytes: Bytes, limits: ImportLimits): Promise<CsvFile> {
  return read(bytes, limits, { headerless: false });
}

/**
 * Reads what was pasted: as {@link readCsv} does, and also without a header, when the first line holds an
 * address: then the columns are Email, Role, Groups, Name.
 * @throws ImportFileError
 */
export async function readPasted(text: string, limits: ImportLimits): Promise<CsvFile> {
  return read(Buffer.from(text), limits, { headerless: true });
}

async function read(bytes: Bytes, limits: ImportLimits, how: { headerless: boolean }): Promise<CsvFile> {
  const collector = new RowCollector(limits);
  const source = pieces(bytes, limits, collector);
  try {
    const { head, ended } = await takeHead(source);
    const kind = binaryKind(head);
    if (kind) throw new ImportFileError('not-csv', { looksLike: kind });
    const transcoder = transcoderFor(head);
    const first = transcoder.next(head);
    const start = ended ? Buffer.concat([first, transcoder.next()]) : first;
    const layout = layoutOf(start.toString('utf8'), how.headerless);
    collector.begin(layout, how.headerless);

    const parser = parse({
      ...parserOptions(layout.delimiter),
      on_record: (record: string[]) => collector.take(record),
    });
    takeUnevenRecords(parser);
    parser.resume();
    await pipeline(
      Readable.from(
        (async function* () {
          yield start;
          if (ended) return;
          for await (const piece of source) yield transcoder.next(piece);
          yield transcoder.next();
        })(),
        { objectMode: false },
      ),
      parser,
    );
    return { ...collector.end(), encoding: transcoder.encoding, delimiter: layout.delimiter };
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, collector.line) : error;
  } finally {
    await source.return();
  }
}

/**
 * Records of another length than the first are no fault here. csv-parse allows them too (relax_column_count), but makes
 * an error of each all the same, with a copy of the record: of a file of blank lines, that is most of its time.
 */
function takeUnevenRecords(parser: object): void {
  const { state } = parser as { state: { record: string[] } };
  Object.defineProperty(state, 'expectedRecordLength', { get: () => state.record.length, set: () => {} });
}

/** The source in pieces of a bounded size, until the byte limit is passed. */
async function* pieces(
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

function layoutOf(text: string, headerless: boolean): Layout {
  const kind = textKind(text);
  if (kind) throw new ImportFileError('not-csv', { looksLike: kind });
  const layout = sniff(text);
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
