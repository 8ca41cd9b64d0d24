import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { PartName } from './parts.ts';

const goalRow = /^\| [^|]+ \| at (most|least) [\d.]+ × \| [\d.]+ × \| (met|not met) \|$/u;
const figure = String.raw`(1/)?[\d.]+( ×)?`;

/** Runs that part in short; its output, the first cells of its tables, of whose figures none is missing, and its goals. */
async function run(part: PartName, ...flags: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'test/bench/main.ts',
    '--quick',
    '--only',
    part,
    ...flags,
  ]);
  const tables = stdout.split('\n\n').filter(text => text.startsWith('| '));
  const isOfGoals = (table: string) => table.startsWith('| goal |');
  const rows = tables.filter(table => !isOfGoals(table)).flatMap(table => table.split('\n'));
  const names = rows.map(row => row.split(' | ')[0]?.slice(2));
  const figures = rows.filter((_, index) => names[index] !== '---' && names[index + 1] !== '---');
  for (const row of figures)
    expect(row).toMatch(new RegExp(String.raw`^\| [^|]+?( \| (${figure}|–)?)+ \|$`, 'u'));
  const [, , ...goals] = tables.find(isOfGoals)?.split('\n') ?? [];
  return { stdout, names, goals };
}

it('the bench measures requests beside the same ones written by hand, better-auth and a bare Bolt app', async () => {
  const { stdout, names, goals } = await run('requests');
  expect(names).toEqual([
    'request',
    '---',
    'Foyer: `/invite a@b as Role in "Group"`, committed',
    'written by hand: the same, committed',
    'better-auth: `createInvitation`, committed',
    'bare Bolt: a command, only acknowledged',
    'ratio to the one written by hand',
    'ratio to better-auth',
    'ratio to bare Bolt',
    'Foyer: press of Accept, committed',
    'written by hand: the same, committed',
    'better-auth: `acceptInvitation`, committed',
    'bare Bolt: a press, only acknowledged',
    'ratio to the one written by hand',
    'ratio to better-auth',
    'ratio to bare Bolt',
  ]);
  expect(stdout).toContain('34 invitations made and accepted in each of the three databases');
  expect(stdout).toContain('no request refused or lost');
  expect(goals).toHaveLength(4);
  for (const goal of goals) expect(goal).toMatch(goalRow);
});

it('the bench measures imports beside csv-parse, better-auth and the least that the rate limits allow', async () => {
  const { stdout, names, goals } = await run('imports');
  expect(names).toEqual([
    'reading a file',
    '---',
    'Foyer: read',
    'Foyer: read and every row checked',
    'bare csv-parse: cells only',
    'ratio of reading',
    'ratio of reading and checking',
    'committing 100 invitations',
    '---',
    'Foyer: Send, with rights, audit, deliveries and jobs',
    'better-auth: 100 × `createInvitation`, one after the other',
    'better-auth: 100 × `createInvitation`, 10 at a time',
    'ratio to one after the other',
    'ratio to 10 at a time',
    'delivering',
    '---',
    'Foyer: from Send to the last message',
    "least: 300 at once, a minute's pause, 300 at once",
    'least at an even pace: 300 a minute',
    'ratio to the least',
    'ratio to the even pace',
    'answers of 429',
  ]);
  expect(stdout).toContain(
    '100 invitations, 101 audit entries of the import, 101 deliveries and as many jobs',
  );
  expect(stdout).toContain(
    'each of 20 people has one invitation; no call of any method was answered with 429',
  );
  expect(goals).toHaveLength(1);
  expect(goals[0]).toMatch(goalRow);
});

it('the bench reads the lists of a small organization beside those of a large one', async () => {
  const { stdout, names } = await run('lists');
  expect(names.slice(0, 2)).toEqual(['list', '---']);
  const lists = names.slice(2).map(name => name?.split(':')[0]);
  expect([...new Set(lists)]).toEqual([
    'Current users',
    'Invited users',
    'Audit trail',
    'Groups',
    'App Home',
    'Inviting one person',
  ]);
  expect(stdout).toContain('the largest with 20,000 members, as many pending invitations');
});

it('the bench reads one workspace’s rows from tables, through views and by row-level security', async () => {
  const { names } = await run('isolation');
  expect(names[0]).toBe('one workspace’s rows');
  expect(names.filter(name => name?.startsWith('Current users'))).toHaveLength(5);
  expect(names.slice(-3)).toEqual([
    'the same workspace as before on its connection',
    'another workspace than before, each time',
    'ratio',
  ]);
});

it('the bench measures the API beside Hono alone with the same statement', async () => {
  const { names, goals } = await run('api');
  expect(names).toEqual([
    'a request to the API',
    '---',
    'Foyer: `GET /v1/members/{id}`',
    'Hono alone with the same statement',
    'ratio',
    'Foyer: `POST /v1/check`',
    'Hono alone with the statement of the check',
    'ratio of the checks',
  ]);
  expect(goals).toHaveLength(2);
  for (const goal of goals) expect(goal).toMatch(goalRow);
});

it('the bench measures a process that serves many workspaces beside one that serves one', async () => {
  const { stdout, names, goals } = await run('workspaces');
  expect(names).toEqual([
    'workspaces that one process serves',
    '---',
    'from start to ready (ms)',
    'memory after the start (MB)',
    'memory after the requests (MB)',
    'an invitation in one of them, acknowledged: p50 (ms)',
    'an invitation in one of them, acknowledged: p95 (ms)',
    'until the direct message is there: p50 (ms)',
    'until the direct message is there: p95 (ms)',
    'an invitation in a small workspace',
    '---',
    'alone',
    'while another workspace’s file is read and sent',
    'while the messages of that file go out',
    'while read and sent, to alone',
    'while the messages go out, to alone',
    'taking a job of a named queue',
    '---',
    'beside 0 other queues',
    'beside 10 other queues',
  ]);
  expect(stdout).toContain('The file has 50 rows');
  expect(goals).toHaveLength(8);
  for (const goal of goals) expect(goal).toMatch(goalRow);
});

it('the bench measures how soon a change is at the receiver of a webhook, and what webhooks cost an import', async () => {
  const { names, goals } = await run('webhooks');
  expect(names).toEqual([
    'a change in Slack',
    '---',
    'Foyer: `/invite a@b as Role in "Group"`, until the receiver has the event',
    'of this until the commit is acknowledged',
    'bare: one insert and its notification, until a connection hears it',
    'Foyer beside bare',
    'committing a file of 50 invitations',
    '---',
    'with a webhook that is sent everything',
    'with the webhook off',
    'ratio',
  ]);
  expect(goals).toHaveLength(1);
  expect(goals[0]).toMatch(goalRow);
});

it('the bench measures several processes on one PostgreSQL beside one', async () => {
  const { stdout, names } = await run('processes');
  expect(names).toEqual([
    'processes on one PostgreSQL',
    '---',
    'invitations and acceptances committed a second',
    'acknowledged, 4 at a time: p50 (ms)',
    'acknowledged, 4 at a time: p95 (ms)',
    'acknowledged, 4 at a time: p99 (ms)',
    'acknowledged, one at a time: p50 (ms)',
    'acknowledged, one at a time: p95 (ms)',
    'waiting messages delivered a second',
    'connections of all processes, at most',
    'memory of one process (MB)',
    'processors in use, of all',
    'by the processes of Foyer',
    'by the load',
  ]);
  expect(stdout).toContain('everything acknowledged is there once, and every message was delivered');
});

it('the bench measures the start of Foyer beside a bare Bolt app with Prisma', async () => {
  const { names, goals } = await run('start');
  expect(names).toEqual([
    'from start to ready',
    '---',
    'Foyer as the image has it (npm run bundle), on a database that is up to date',
    'Foyer from its sources (npm start)',
    'bare: Bolt with Prisma on the same schema, one row read',
    'ratio of the image',
    'ratio of the sources',
  ]);
  expect(goals).toHaveLength(2);
  for (const goal of goals) expect(goal).toMatch(goalRow);
});
