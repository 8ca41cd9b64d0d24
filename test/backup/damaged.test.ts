import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkBackup } from '../../src/database/backup/read.ts';
import { restoreBackup } from '../../src/database/backup/restore.ts';
import { writeBackup } from '../../src/database/backup/write.ts';
import { writeRowOfEachTable } from '../isolation/a-row-of-each-table.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { connected, folderOfTest, forge } from './stage.ts';

let folder: Awaited<ReturnType<typeof folderOfTest>>;
let whole: Buffer;
const file = () => folder.file('whole.gz');
const changed = () => folder.file('changed.gz');

beforeAll(async () => {
  folder = await folderOfTest();
  const own = await createTestDatabase();
  await connected(own.ownerUrl, writeRowOfEachTable);
  await writeBackup(own.ownerUrl, file(), new Date());
  whole = await readFile(file());
  await own.drop();
});
afterAll(() => folder[Symbol.asyncDispose]());

it('a backup that is cut off anywhere is refused', async () => {
  await checkBackup(file());
  const step = Math.ceil(whole.length / 60);
  for (let length = 1; length < whole.length; length += length + step < whole.length ? step : 1) {
    await writeFile(changed(), whole.subarray(0, length));
    await expect(checkBackup(changed()), `${length} bytes`).rejects.toThrow(
      /changed\.gz is (?:cut off|damaged, or isn’t a backup).* Nothing was changed\. Use another backup\.$/u,
    );
  }
});

it('a backup in which one bit differs is refused, wherever it is', async () => {
  // The ten bytes of gzip's head say only when and where it was packed.
  for (let at = 10; at < whole.length; at += 7) {
    const other = Buffer.from(whole);
    other[at] = (other[at] ?? 0) ^ 0x10;
    await writeFile(changed(), other);
    await expect(checkBackup(changed()), `byte ${at}`).rejects.toThrow(/damaged|cut off/u);
  }
});

it.each<[string, (text: string) => string, RegExp]>([
  [
    'of a newer form',
    text => text.replace('{"foyerBackup":1', '{"foyerBackup":2'),
    /written by a newer Foyer, in a form/u,
  ],
  [
    'of a newer version',
    text => text.replace('"migrations":[', '"migrations":["29991231235959_thanks",'),
    /^The backup has the migration "29991231235959_thanks" of a newer Foyer\. Restore it with that version/u,
  ],
  [
    'of another queue',
    text => text.replace(/"queue":\d+/u, '"queue":1'),
    /^The backup’s job queue has revision 1, and this version’s has \d+/u,
  ],
  [
    'without a row',
    text => text.replace(/(\{"table":"organizations".*\n).*\n/u, '$1'),
    /damaged.*Rows are missing/u,
  ],
  [
    'with a table of another program',
    text =>
      text
        .replace('"table":"install_states"', '"table":"pg_authid"')
        .replace('"install_states":0', '"pg_authid":0'),
    /^The backup can’t be restored: The table pg_authid isn’t as in the backup/u,
  ],
])('a backup %s is refused with a sentence', async (_what, change, sentence) => {
  const empty = await createEmptyDatabase();
  await forge(file(), changed(), change);
  await expect(
    restoreBackup(changed(), { databaseUrl: empty.url, ownerUrl: empty.ownerUrl, yes: false }),
  ).rejects.toThrow(sentence);
  await empty.drop();
});

it('a file that isn’t there or is something else is refused with a sentence', async () => {
  await expect(checkBackup(folder.file('none.gz'))).rejects.toThrow(/^There’s no file .*none\.gz\.$/u);
  await writeFile(changed(), 'name,email\n');
  await expect(checkBackup(changed())).rejects.toThrow(
    /is damaged, or isn’t a backup of Foyer \(Z_DATA_ERROR\)/u,
  );
});
