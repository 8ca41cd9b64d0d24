import { realpath, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accepts, serverOf } from '../support/postgres-process.ts';
import { openWorkplace, type Program } from '../support/process.ts';
import { scratchFolder } from '../support/scratch.ts';
import { modes, runCommand } from '../support/story.ts';
import { holdTable } from './held-table.ts';
import { cards, emptyQueue, jobs, jobTaken, sendsTo } from './queue.ts';
import { runCommandUntil } from './run-command-until.ts';
import { setUpAt } from './set-up.ts';
import { until } from './until.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

/** Fulfilled when it no longer takes requests. */
async function stopping(program: Program): Promise<void> {
  await until(() => program.log().includes('finishes running work'), 'the signal to arrive');
}

describe.each(modes)('the end of the program, over %s', mode => {
  it.each(signals)('a program that ends answers the running request first, on %s', async signal => {
    await using place = await openWorkplace({ mode });
    const { slack, db } = place;
    const grace = slack.person('grace');
    const program = await place.start();
    await setUpAt(place);
    const held = await holdTable(place, 'invitations');
    const asking = runCommandUntil(slack, grace, '/invite @ada as VIEWER', 'Invited Ada Lovelace');
    await held.somebodyWaits();
    program.kill(signal);
    await stopping(program);
    await held.release();
    await asking;
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
    expect(await db.invitation.count()).toBe(1);
  });
});

it('a program that ends finishes the running delivery first', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const program = await place.start();
  await setUpAt(place);
  slack.faults.next('chat.postMessage', { kind: 'slow', ms: 3_000 });
  await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
  await jobTaken(db);
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  expect(cards(slack.person('ada'))).toHaveLength(1);
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'delivered' }]);
  expect(await jobs(db, 'send:')).toEqual([]);
});

it('a program that ends leaves queued jobs to the next start', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const program = await place.start();
  await setUpAt(place);
  slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 3 });
  await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
  await slack.waitFor(() => sendsTo(slack, slack.person('ada')) === 1, 'the first try');
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0 });
  expect(await db.delivery.findMany()).toMatchObject([{ status: 'queued' }]);
  await place.start();
  await emptyQueue(db);
  expect(cards(slack.person('ada'))).toHaveLength(1);
});

it('a program that ends doesn’t wait for sockets that are kept open, nor for requests that never arrive whole', async () => {
  await using place = await openWorkplace();
  const program = await place.start();
  const { port } = new URL(program.url);
  const agent = new Agent({ keepAlive: true });
  await new Promise(resolve =>
    get(`${program.url}/healthz`, { agent }, answer => answer.resume().on('end', resolve)),
  );
  const half = connect(Number(port), '127.0.0.1');
  const silent = connect(Number(port), '127.0.0.1');
  const head = connect(Number(port), '127.0.0.1');
  for (const socket of [half, silent, head]) socket.on('error', () => {});
  half.write('POST /slack/events HTTP/1.1\r\nhost: foyer\r\ncontent-length: 100\r\n\r\npayload=');
  head.write('POST /slack/events HTTP/1.1\r\nhost: foy');
  await fetch(`${program.url}/healthz`);
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  for (const socket of [half, silent, head]) socket.destroy();
  agent.destroy();
});

it('a program that gets the signal to end while it starts ends once it has started', async () => {
  await using place = await openWorkplace();
  const held = await holdTable(place, 'workspaces');
  const starting = place.start();
  starting.catch(() => {});
  await held.somebodyWaits();
  const program = place.newest();
  program?.kill('SIGTERM');
  await until(() => program?.log().includes('finishes running work'), 'the signal to arrive');
  await held.release();
  expect(await program?.ended).toMatchObject({ code: 0, stderr: '' });
});

describe('the end of a program with its own PostgreSQL', () => {
  it.each(signals)(
    'a program that ends stops its own PostgreSQL too, and finds its data at the next start, on %s',
    async signal => {
      const folder = await scratchFolder('foyer-stop-');
      try {
        await using place = await openWorkplace();
        const { slack } = place;
        const own = { DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: folder };
        const first = await place.start(own);
        await setUpAt(place);
        await runCommandUntil(slack, slack.person('grace'), '/invite @ada as VIEWER', 'Invited Ada Lovelace');
        const { port } = await serverOf(folder);
        first.kill(signal);
        expect(await first.ended).toMatchObject({ code: 0, stderr: '' });
        expect(await accepts(port)).toBe(false);

        const second = await place.start(own);
        await runCommandUntil(
          slack,
          slack.person('grace'),
          '/invite @ada as VIEWER',
          'is already invited, as VIEWER',
        );
        second.kill(signal);
        expect(await second.ended).toMatchObject({ code: 0, stderr: '' });
      } finally {
        await rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true });
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
