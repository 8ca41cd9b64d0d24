import { describe, expect, it } from 'vitest';
import { ImportFileError } from '../../../../src/domain/imports/csv/errors.ts';
import { readCsv, readPasted } from '../../../../src/domain/imports/csv/read.ts';
import { limits } from '../corpus.ts';

type Source = Parameters<typeof readCsv>[0];

async function refusal(bytes: Source, most = limits): Promise<unknown> {
  try {
    return await readCsv(bytes, most);
  } catch (error) {
    if (error instanceof ImportFileError) return { code: error.code, ...error.data };
    throw error;
  }
}

const header = 'Email,Role\n';
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => `p${i}@example.com,Remote\n`).join('');

/** Chunks without end, and how many of them were pulled and whether the reader let go of the source. */
function endless(first: string, chunk: Uint8Array) {
  const seen = { chunks: 0, released: false };
  async function* source() {
    try {
      yield Buffer.from(first);
      for (;;) {
        seen.chunks += 1;
        yield chunk;
      }
    } finally {
      seen.released = true;
    }
  }
  return { seen, source: source() };
}

describe('the limit on people', () => {
  it('the reader accepts a file with exactly the allowed number of people, blank lines aside', async () => {
    const { rows } = await readCsv(Buffer.from(`\n${header}\n${people(100)}\n,\n\n`), limits);
    expect(rows).toHaveLength(100);
    expect(rows.at(-1)).toEqual({
      line: 103,
      email: 'p99@example.com',
      role: 'Remote',
      groups: '',
      name: '',
    });
  });

  it('the reader counts a larger file to its end, and says into how many files to split it', async () => {
    const bytes = Buffer.from(header + people(20_001));
    expect(await refusal(bytes)).toEqual({ code: 'too-many-rows', count: 20_001, most: 100, files: 201 });
  });

  it('the operator can raise the number of people', async () => {
    const { rows } = await readCsv(Buffer.from(header + people(10_000)), { ...limits, maxRows: 10_000 });
    expect(rows).toHaveLength(10_000);
  });
});

describe('the limit on bytes', () => {
  it('the reader accepts a file of exactly the allowed bytes and refuses one byte more', async () => {
    const bytes = Buffer.from(header + people(5));
    const exactly = { maxBytes: bytes.length, maxRows: 5 };
    expect((await readCsv(bytes, exactly)).rows).toHaveLength(5);
    expect(await refusal(bytes, { ...exactly, maxBytes: bytes.length - 1 })).toMatchObject({
      code: 'too-large',
      most: bytes.length - 1,
    });
  });

  it('the reader pulls no more of 200 MB than the limit, stores no more, and closes the source', async () => {
    const chunk = Buffer.from(people(3_000)).subarray(0, 65_536);
    const { source, seen } = endless(header, chunk);
    const before = process.memoryUsage().arrayBuffers;
    const refused = await refusal(source);
    expect(refused).toMatchObject({ code: 'too-large', most: limits.maxBytes });
    expect((refused as { rows: number }).rows).toBeGreaterThan(10_000);
    expect(seen).toEqual({
      chunks: Math.ceil((limits.maxBytes - header.length) / chunk.length),
      released: true,
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * limits.maxBytes);
  });

  it('the reader stores a row of limited size however far the limit is raised', async () => {
    const { source, seen } = endless(`${header}"`, Buffer.alloc(65_536, 'a'));
    expect(await refusal(source, { maxBytes: 200_000_000, maxRows: 100 })).toEqual({
      code: 'malformed',
      line: 2,
      reason: 'row-too-long',
      most: 65_536,
    });
    expect(seen.chunks).toBeLessThan(5);
    expect(seen.released).toBe(true);
  });

  it('the reader refuses a file of another kind at its first bytes', async () => {
    const { source, seen } = endless('PK\u0003\u0004xl/', Buffer.alloc(8_192));
    expect(await refusal(source)).toEqual({ code: 'not-csv', looksLike: 'xlsx' });
    expect(seen).toEqual({ chunks: 1, released: true });
  });
});

describe('unreadable files', () => {
  it('the reader refuses 10 MB in one quoted field, naming its line', async () => {
    const bytes = Buffer.from(`${header}a@example.com,"${'x'.repeat(10_000_000)}"\n`);
    expect(await refusal(bytes)).toEqual({
      code: 'malformed',
      line: 2,
      reason: 'row-too-long',
      most: 65_536,
    });
  });

  it('the reader names the line of a quote that is never closed', async () => {
    const bytes = Buffer.from(`${header}${people(3)}a@example.com,"Remote\n${people(20)}`);
    expect(await refusal(bytes)).toMatchObject({ code: 'malformed', line: 5, reason: 'quote-not-closed' });
  });

  it('the reader finds no header behind more blank lines than anyone leaves', async () => {
    const bytes = Buffer.from(`${'\n'.repeat(100_000)}${header}${people(2)}`);
    expect(await refusal(bytes)).toMatchObject({
      code: 'missing-column',
      missing: ['Email', 'Role'],
      found: [],
    });
  });

  it('the reader passes on the errors of the source', async () => {
    async function* broken() {
      yield Buffer.from(header + people(1_000));
      throw new TypeError('the download broke off');
    }
    await expect(readCsv(broken(), limits)).rejects.toThrow(TypeError);
  });

  it('the reader takes no line below a person for the header', async () => {
    const bytes = Buffer.from(`ada@example.com,Analyst\n${header}bob@example.com,Remote\n`);
    expect(await refusal(bytes)).toMatchObject({ code: 'missing-column', isPerson: true, line: 1 });
  });

  it('the reader shows no more of a strange header than a person reads', async () => {
    const cells = Array.from({ length: 50 }, (_, i) => `column ${i} ${'x'.repeat(200)}`);
    const refused = (await refusal(Buffer.from(`${cells.join(',')}\n`))) as { found: string[] };
    expect(refused.found).toHaveLength(20);
    expect(refused.found.every(cell => cell.length === 100)).toBe(true);
  });
});

describe('pasted text', () => {
  const rowsOf = async (text: string) =>
    (await readPasted(text, limits)).rows.map(({ email, role, groups, name }) => [email, role, groups, name]);

  it('pasted text with a header is read as a file is', async () => {
    expect(await rowsOf('Role\tEmail\nAnalyst\tada@example.com')).toEqual([
      ['ada@example.com', 'Analyst', '', ''],
    ]);
  });

  it('pasted text may be addresses alone, one per line', async () => {
    expect(await rowsOf('ada@example.com\n\n bob@example.com \n')).toEqual([
      ['ada@example.com', '', '', ''],
      ['bob@example.com', '', '', ''],
    ]);
  });

  it.each([
    ['commas', 'ada@example.com, Analyst, "A, B", Ada\nbob@example.com, Remote'],
    ['semicolons', 'ada@example.com;Analyst;A, B;Ada\nbob@example.com;Remote'],
    ['tabs, as a spreadsheet copies', 'ada@example.com\tAnalyst\tA, B\tAda\nbob@example.com\tRemote\t\t'],
  ])('pasted text may lack the header: Email, Role, Groups, Name, between %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual([
      ['ada@example.com', 'Analyst', 'A, B', 'Ada'],
      ['bob@example.com', 'Remote', '', ''],
    ]);
  });

  it('pasted text may name its separator', async () => {
    expect(await rowsOf('sep=;\nada@example.com;Analyst')).toEqual([['ada@example.com', 'Analyst', '', '']]);
  });

  it('pasted text is refused when its first line is neither header nor person', async () => {
    await expect(readPasted('please invite these\nada@example.com', limits)).rejects.toMatchObject({
      code: 'missing-column',
      data: { found: ['please invite these'], isPerson: false },
    });
  });

  it('pasted text is refused when it is empty', async () => {
    await expect(readPasted(' \n', limits)).rejects.toMatchObject({ code: 'empty' });
  });

  it('pasted text contains no halves of surrogate pairs', async () => {
    expect(await rowsOf('ada@example.com,Analyst,,A\ud800')).toEqual([
      ['ada@example.com', 'Analyst', '', 'A\ufffd'],
    ]);
  });
});

describe('a letter beyond ASCII far down the file', () => {
  const text = `${header.trimEnd()},Name\n${people(500)}ada@example.com,Analyst,José €\n${people(3)}`;
  const windows = Buffer.from(text.replace('€', '\u0080'), 'latin1');

  it.each([
    ['utf-8', Buffer.from(text)],
    ['windows-1252', windows],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ])(
    'a letter beyond ASCII far down the file decides for %s, wherever the pieces end',
    async (encoding, bytes) => {
      const name = async (source: Source) => {
        const file = await readCsv(source, { ...limits, maxRows: 1_000 });
        expect(file.encoding).toBe(encoding);
        return file.rows.find(row => row.name !== '')?.name;
      };
      // "José €" ends 67 letters before the end; the pieces part before, in and after each of them.
      const width = encoding.startsWith('utf-16') ? 2 : 1;
      const end = bytes.length - 65 * width;
      const start = end - 14 * width;
      for (let at = start; at < end; at += 1) {
        expect(await name([bytes.subarray(0, at), bytes.subarray(at)])).toBe('José €');
      }
      const single = Array.from(bytes.subarray(start), byte => Uint8Array.of(byte));
      expect(await name([bytes.subarray(0, start), ...single])).toBe('José €');
    },
  );

  it('a letter beyond ASCII stays when it is the last byte', async () => {
    const bytes = windows.subarray(0, windows.indexOf(0xe9) + 1);
    const { rows } = await readCsv([bytes.subarray(0, -1), bytes.subarray(-1)], {
      ...limits,
      maxRows: 1_000,
    });
    expect(rows.at(-1)?.name).toBe('José');
  });
});
