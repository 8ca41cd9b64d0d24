import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import {
  countRows,
  FORMAT,
  type Foot,
  footSchema,
  type Head,
  headSchema,
  type Part,
  partsOf,
  sumSchema,
  tableSchema,
} from './format.ts';

/** Reads a backup's text, part by part. */
export async function readParts<Result>(
  file: string,
  read: (parts: AsyncGenerator<Part, undefined>) => Promise<Result>,
  onChunk: (chunk: Buffer) => void = () => {},
): Promise<Result> {
  let result: Result | undefined;
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  await pipeline(createReadStream(file), unpacked, async (source: AsyncIterable<Buffer>) => {
    async function* watched() {
      for await (const chunk of source) {
        onChunk(chunk);
        yield chunk;
      }
    }
    result = await read(partsOf(watched()));
  });
  return result as Result;
}

/** The next line as data. */
export async function nextLineOf(parts: AsyncGenerator<Part, undefined>): Promise<unknown> {
  const { value } = await parts.next();
  if (value?.kind !== 'line') throw new Error('A line is missing.');
  return JSON.parse(value.line);
}

/**
 * Reads a whole backup and compares it with its own counts and checksum. Nothing is changed until then.
 * @throws Error with a sentence when it isn't a whole backup of this or an older Foyer
 */
export async function checkBackup(file: string): Promise<{ head: Head; foot: Foot }> {
  const hash = createHash('sha256');
  let last = Buffer.alloc(0);
  try {
    // The last line has the checksum of all before it.
    const { head, foot, sum } = await readParts(file, readWhole, chunk => {
      const both = Buffer.concat([last, chunk]);
      const cut = both.lastIndexOf('\n', -2) + 1;
      hash.update(both.subarray(0, cut));
      last = both.subarray(cut);
    });
    if (sum !== hash.digest('hex')) throw new Error('The checksum differs.');
    return { head, foot };
  } catch (error) {
    throw inWords(error as Error & { code?: string }, file);
  }
}

async function readWhole(parts: AsyncGenerator<Part, undefined>) {
  const head = headSchema.parse(await nextLineOf(parts));
  if (head.foyerBackup > FORMAT) throw new NewerFormat();
  const rows: Record<string, number> = {};
  while (true) {
    const line = await nextLineOf(parts);
    const table = tableSchema.safeParse(line);
    if (!table.success) {
      const foot = footSchema.parse(line);
      const { sha256: sum } = sumSchema.parse(await nextLineOf(parts));
      if (!(await parts.next()).done) throw new Error('There is more after the end.');
      const differ = new Set([...Object.keys(rows), ...Object.keys(foot.rows)]);
      if ([...differ].some(name => rows[name] !== foot.rows[name])) throw new Error('Rows are missing.');
      return { head, foot, sum };
    }
    const { table: name } = table.data;
    rows[name] = 0;
    for (let part = await parts.next(); part.value?.kind === 'rows'; part = await parts.next()) {
      rows[name] += countRows(part.value.rows);
    }
  }
}

class NewerFormat extends Error {}

function inWords(error: Error & { code?: string }, file: string): Error {
  const { code } = error;
  if (code === 'ENOENT') return new Error(`There’s no file ${file}.`);
  if (code === 'EACCES' || code === 'EISDIR') return new Error(`Foyer can’t read ${file} (${code}).`);
  if (error instanceof NewerFormat)
    return new Error(
      `${file} was written by a newer Foyer, in a form that this version doesn’t know. Restore it with that version.`,
    );
  const options = { cause: error };
  if (code === 'Z_BUF_ERROR')
    return new Error(
      `${file} is cut off: its end is missing. Nothing was changed. Use another backup.`,
      options,
    );
  return new Error(
    `${file} is damaged, or isn’t a backup of Foyer (${code ?? error.message}). Nothing was changed. Use another backup.`,
    options,
  );
}
