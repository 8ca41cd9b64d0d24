import { expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { openWorkplace, type Program, runProgram } from '../support/process.ts';
import { invitationCard, runCommand } from '../support/story.ts';
import { laterMigration, newerVersion } from './versions.ts';

/** What a migration can do beside an older version, all of it on tables that every invitation uses. */
const ADDITIVE = laterMigration(
  'thanks',
  `ALTER TABLE "invitations" ADD COLUMN "thanks" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "members" ADD COLUMN "thanked_at" TIMESTAMPTZ(3);
CREATE TABLE "thanks" ("id" UUID NOT NULL, "workspace_id" UUID NOT NULL, PRIMARY KEY ("id"));
CREATE INDEX "invitations_thanks" ON "invitations"("thanks");`,
);

it('two versions serve side by side during a rolling update: nobody’s press or command fails, and nothing is sent twice', async () => {
  await using place = await openWorkplace();
  await using newer = await newerVersion(ADDITIVE);
  const { slack, db } = place;
  const grace = slack.person('grace');
  const older = await place.start();
  await setUpAt(place);

  // Commands to the older version for as long as the newer one migrates and starts.
  let [isUp, sent] = [false, 0];
  const invite = async () => {
    sent += 1;
    const said = await runCommand(grace, `/invite person${sent}@elsewhere.example as VIEWER`);
    expect(said).toContain(`Invited person${sent}@elsewhere.example`);
  };
  const starting = runProgram(place.settings, newer);
  const isReady = starting.ready.finally(() => {
    isUp = true;
  });
  while (!isUp) await invite();
  await isReady;
  expect(sent).toBeGreaterThan(3);
  expect(await db.$queryRaw`select count(*)::int as n from invitations where thanks = 0`).toEqual([
    { n: sent },
  ]);
  starting.kill('SIGKILL');

  const both = await place.start({}, newer);
  const ada = slack.person('ada');
  await runCommand(grace, '/invite @ada as VIEWER');
  await emptyQueue(db);
  // The older one again, as when its machine restarts in the middle of the update.
  older.kill('SIGTERM');
  expect(await older.ended).toMatchObject({ code: 0 });
  const again = await place.start();
  expect(warnings(again)).toEqual([
    'A newer Foyer has migrated this database (29991231235959_thanks). This older version runs beside it. Start the newer one everywhere soon.',
  ]);
  expect(warnings(both)).toEqual([]);
  await ada.press(invitationCard(ada), 'Accept');
  await invite();
  await emptyQueue(db);
  expect(await db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
  expect(grace.messages().filter(message => message.plain().includes('accepted'))).toHaveLength(1);

  again.kill('SIGTERM');
  expect(await again.ended).toMatchObject({ code: 0 });
  expect(await db.invitation.count()).toBe(sent + 1);
  expect(await db.delivery.count({ where: { status: { in: ['queued', 'failed'] } } })).toBe(0);
});

it('an older version does not start on a schema that a newer one broke for it', async () => {
  await using place = await openWorkplace();
  await using newer = await newerVersion(laterMigration('drop_week_breaking', 'SELECT 1;'));
  (await place.start({}, newer)).kill('SIGTERM');
  const older = runProgram(place.settings);
  expect(await older.ended).toMatchObject({
    code: 1,
    stderr:
      'The database has the migration "29991231235959_drop_week_breaking" of a newer Foyer, and older versions can’t run on it. Start that version or a later one.\n',
  });
});

const warnings = (program: Pick<Program, 'log'>) =>
  program
    .log()
    .split('\n')
    .filter(line => line.includes('newer Foyer'))
    .map(line => JSON.parse(line).msg);
