import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openMany } from '../../src/installations/many.ts';
import { readKey, Sealing } from '../../src/installations/sealing.ts';
import { slackLogger } from '../../src/slack/slack-logger.ts';
import { quietLog } from '../support/foyer.ts';
import { runCommand, submitSetUp, untilIdle } from '../support/story.ts';
import { addInstalled, type Many, newKey, startMany } from './stage.ts';

const root = join(import.meta.dirname, '../..');

/** Runs an operator's command as a process of its own, with the program's settings. */
async function operator(many: Many, script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { database } = many;
  const settings = {
    PATH: process.env.PATH,
    ...many.settings(),
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    ...env,
  };
  const run = promisify(execFile)(process.execPath, [join(root, 'src/operate', script), ...args], {
    env: settings as NodeJS.ProcessEnv,
    cwd: root,
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: code as number, said: stdout + stderr }),
  );
}

it('an operator lists, suspends and resumes workspaces', async () => {
  await using many = await startMany();
  const { slack } = await addInstalled(many, 'Acme', 'grace');
  await addInstalled(many, 'Globex', 'grace');
  await submitSetUp(slack.person('grace'));
  await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
  await untilIdle(many);
  const { said } = await operator(many, 'workspaces.ts');
  expect(said).toMatch(/Acme +installed +1 +1/u);
  expect(said).toMatch(/Globex +installed/u);
  expect(await operator(many, 'workspaces.ts', ['suspend', slack.teamId])).toMatchObject({ code: 0 });
  expect(await runCommand(slack.person('ada'), '/invite help')).toContain('paused it in this workspace');
  expect((await operator(many, 'workspaces.ts')).said).toMatch(/Acme +suspended/u);
  // A message that a process took a moment before.
  await many.db.delivery.updateMany({ where: { message: 'invitation' }, data: { status: 'queued' } });
  const { id: deliveryId, organization } = await many.db.delivery.findFirstOrThrow({
    where: { message: 'invitation' },
    select: { id: true, organization: { select: { workspaceId: true } } },
  });
  const job = JSON.stringify({ deliveryId, ...organization });
  await many.db.$executeRaw`select graphile_worker.add_job('send:shared', ${job}::json)`;
  await untilIdle(many);
  expect(await many.db.delivery.findUnique({ where: { id: deliveryId } })).toMatchObject({
    status: 'queued',
  });
  await operator(many, 'workspaces.ts', ['resume', slack.teamId]);
  expect(await runCommand(slack.person('ada'), '/invite help')).toContain('What you can do');
});

it('an operator exports all rows of one workspace, and no token; then erases it, and nothing of it stays', async () => {
  await using many = await startMany();
  const { slack, workspaceId } = await addInstalled(many, 'Acme', 'grace');
  const other = await addInstalled(many, 'Globex', 'grace');
  for (const each of [slack, other.slack]) {
    await submitSetUp(each.person('grace'));
    await runCommand(each.person('grace'), '/invite @ada as VIEWER');
  }
  const folder = await mkdtemp(join(tmpdir(), 'foyer-export-'));
  const file = join(folder, 'acme.jsonl');
  expect(await operator(many, 'workspaces.ts', ['export', workspaceId, '--to', file])).toMatchObject({
    code: 0,
  });
  const rows = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  await rm(folder, { recursive: true });
  expect(new Set(rows.map(({ row }) => row.workspace_id))).toEqual(new Set([workspaceId]));
  expect(rows.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['members', 'invitations', 'audit_entries']),
  );
  expect(JSON.stringify(rows)).not.toContain('xox');

  const hesitant = await operator(many, 'workspaces.ts', ['erase', workspaceId]);
  expect(hesitant).toMatchObject({ code: 1, said: expect.stringContaining('Add --yes') });
  expect(await operator(many, 'workspaces.ts', ['erase', workspaceId, '--yes'])).toEqual({
    code: 0,
    said: 'Acme is erased.\n',
  });
  const tables = await many.db.$queryRaw<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const left = await many.db.$queryRawUnsafe<unknown[]>(
      `select 1 from "${name}" where workspace_id = '${workspaceId}' limit 1`,
    );
    expect(left, name).toEqual([]);
  }
  expect(await many.db.member.count()).toBe(1);
  expect(await many.db.workspace.findMany()).toMatchObject([{ name: 'Globex' }]);
});

it('an operator changes the key: tokens are encrypted again, and the former key is no longer needed', async () => {
  await using many = await startMany();
  const { slack } = await addInstalled(many, 'Acme', 'grace');
  const former = many.keys.current;
  const next = newKey();
  const both = { ENCRYPTION_KEY: `${next},${former}` };
  await many.restart(both);
  expect(await runCommand(slack.person('ada'), '/invite help')).not.toContain('wrong');
  expect(await operator(many, 'keys-rotate.ts', [], both)).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 installation was encrypted again'),
  });
  await many.restart({ ENCRYPTION_KEY: next });
  await slack.person('grace').openHome();
  expect(slack.person('grace').home()?.plain()).toContain('Set up');
  const lost = await operator(many, 'keys-rotate.ts', [], { ENCRYPTION_KEY: newKey() });
  expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('ENCRYPTION_KEY lacks the key') });
});

it('a start for many workspaces with one database user is refused: it could read the rows of every workspace', async () => {
  await using many = await startMany();
  const { database } = many;
  await expect(many.startAnother({ databaseUrl: database.ownerUrl })).rejects.toThrow(
    'can read the rows of every workspace',
  );
});

it('an operator exchanges the tokens from before token rotation, and what was on its way with an old one arrives', async () => {
  await using many = await startMany({ rotates: false });
  const { cloud, db, clock, keys } = many;
  const { slack, workspaceId } = await addInstalled(many, 'Acme', 'grace');
  const other = await addInstalled(many, 'Globex', 'grace');
  const exchange = ['exchange-tokens', '--yes'];
  expect(await operator(many, 'workspaces.ts', exchange)).toMatchObject({
    code: 1,
    said: expect.stringContaining('Token rotation is off for this Slack app.'),
  });
  many.switchRotationOn();
  expect(await operator(many, 'workspaces.ts', ['exchange-tokens'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('the tokens of 2 workspaces'),
  });
  const tenants = openMany({
    db,
    clock,
    slackApiUrl: cloud.apiUrl,
    logger: slackLogger(quietLog),
    log: quietLog,
    sealing: new Sealing([readKey(keys.current)]),
    clientId: cloud.clientId,
    clientSecret: cloud.clientSecret,
  });
  const before = await tenants.byId(workspaceId);
  other.slack.faults.next('oauth.v2.exchange', { kind: 'ratelimited', retryAfter: 1 });
  slack.faults.next('oauth.v2.exchange', { kind: 'error', error: 'internal_error' });
  expect(await operator(many, 'workspaces.ts', exchange)).toMatchObject({
    code: 1,
    said: expect.stringContaining(
      `1 of 2 tokens were not exchanged. The others were. Slack’s reasons:\n${slack.teamId}: internal_error`,
    ),
  });
  expect(await operator(many, 'workspaces.ts', exchange)).toEqual({
    code: 0,
    said: 'Exchanged the token of 1 workspace. From now on they expire after 12 hours, and Foyer replaces them before.\n',
  });
  expect(await operator(many, 'workspaces.ts', exchange)).toEqual({
    code: 0,
    said: 'All tokens expire and are replaced already.\n',
  });
  expect(await db.installation.count({ where: { refreshToken: null } })).toBe(0);
  expect(await before?.background.auth.test()).toMatchObject({ ok: true, team_id: slack.teamId });
  for (const each of [slack, other.slack]) {
    await each.person('grace').openHome();
    expect(each.person('grace').home()?.plain()).toContain('Set up');
  }
});
