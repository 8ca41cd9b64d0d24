import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';
import { cards, sendsTo } from '../faults/queue.ts';
import { runCommandUntil } from '../faults/run-command-until.ts';
import { setUpAt } from '../faults/set-up.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { killServer } from '../support/postgres-process.ts';
import { openWorkplace, type Workplace } from '../support/process.ts';
import { scratchFolder } from '../support/scratch.ts';
import { runCommand } from '../support/story.ts';
import { command, connected, wholeOf } from './stage.ts';

/** A data folder of Foyer's own PostgreSQL. */
async function dataFolder(): Promise<AsyncDisposable & { folder: string; destroy(): Promise<void> }> {
  const folder = await scratchFolder('foyer-lost-');
  const destroy = async () => {
    const data = await realpath(join(folder, 'postgres')).catch(() => folder);
    await rm(data, { recursive: true, force: true });
    await rm(join(folder, 'postgres'), { recursive: true, force: true });
  };
  return {
    folder,
    destroy,
    async [Symbol.asyncDispose]() {
      await killServer(folder).catch(() => {});
      await destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const invite = (place: Workplace, whom: string, said = 'Invited ') =>
  runCommandUntil(place.slack, place.slack.person('grace'), `/invite ${whom} as VIEWER`, said);

it('a data folder that is lost is restored: what was acknowledged before the backup is there, waiting messages are sent, old buttons work', async () => {
  await using data = await dataFolder();
  await using files = await dataFolder();
  await using place = await openWorkplace();
  const { slack } = place;
  const own = { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: data.folder };
  const [ada, linus, file] = [
    slack.person('ada'),
    slack.person('linus'),
    join(files.folder, 'foyer.backup.gz'),
  ];
  const running = await place.start(own);
  await setUpAt(place);
  await invite(place, '@ada');
  const card = await slack.waitFor(() => cards(ada)[0], 'Ada’s invitation');
  slack.faults.always('chat.postMessage', { kind: 'hang' });
  await invite(place, '@linus');
  await slack.waitFor(() => sendsTo(slack, linus) > 0, 'Foyer to try');

  // While the program runs and people work.
  const backingUp = command('backup.ts', ['--to', file], { DATA_DIR: data.folder });
  for (let n = 0; n < 10; n += 1)
    await runCommand(slack.person('grace'), `/invite during${n}@elsewhere.example as VIEWER`);
  expect(await backingUp).toEqual({
    code: 0,
    said: expect.stringMatching(
      /^Wrote .*foyer\.backup\.gz: [\d,]+ rows of \d+ tables, [\d.]+ kB\.\nIt contains names/u,
    ),
  });
  await invite(place, 'after@elsewhere.example');
  expect(await command('restore.ts', ['--from', file, '--yes'], { DATA_DIR: data.folder })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^Somebody uses this database \(connections: .*“foyer”.*\)\. Stop Foyer everywhere/u,
    ),
  });

  running.kill('SIGKILL');
  await running.ended;
  await killServer(data.folder);
  await data.destroy();
  slack.faults.clear();
  expect(await command('restore.ts', ['--from', file], { DATA_DIR: data.folder })).toEqual({
    code: 0,
    said: expect.stringMatching(/^Restored [\d,]+ rows, as they were at .*Z\.\nStart Foyer now\./u),
  });

  await place.start(own);
  await slack.waitFor(() => cards(linus).length === 1, 'Linus’s invitation, which waited');
  await ada.press(card, 'Accept');
  await slack.waitFor(() => ada.sees('You joined Lovelace Labs'), 'Ada to be a member');
  await invite(place, '@linus', 'is already invited, as VIEWER');
  await invite(place, 'after@elsewhere.example', 'Invited ');
  expect(cards(linus)).toHaveLength(1);
});

it('“npm run move” takes everything from Foyer’s own PostgreSQL to a server, once Foyer is stopped', async () => {
  await using data = await dataFolder();
  await using place = await openWorkplace();
  const { slack } = place;
  const server = await createEmptyDatabase();
  const own = { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: data.folder };
  const moved = { DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl, DATA_DIR: data.folder };
  const running = await place.start(own);
  await setUpAt(place);
  await invite(place, '@ada');
  const card = await slack.waitFor(() => cards(slack.person('ada'))[0], 'Ada’s invitation');
  expect(await command('move.ts', [], moved)).toEqual({
    code: 1,
    said: expect.stringMatching(/^Somebody uses this database .*“foyer”/u),
  });
  running.kill('SIGTERM');
  await running.ended;
  expect(await command('move.ts', [], moved)).toEqual({
    code: 0,
    said: expect.stringMatching(
      /^Restored .* rows, .*\nStart Foyer now\..*\nThe backup is in .*move-.*\.backup\.gz, and the old data still in /u,
    ),
  });
  const before = await startEmbeddedPostgres(data.folder);
  const [old, now] = [await wholeOf(before.ownerUrl), await wholeOf(server.ownerUrl)];
  await before.stop();
  expect(now).toEqual(old);

  const again = await place.start(moved);
  await slack.person('ada').press(card, 'Accept');
  await slack.waitFor(() => slack.person('ada').sees('You joined Lovelace Labs'), 'Ada to be a member');
  again.kill('SIGTERM');
  await again.ended;
  const members = await connected(server.ownerUrl, owner =>
    owner.query(`select 1 from members where state = 'active'`),
  );
  expect(members.rowCount).toBe(2);
  await server.drop();
});
