import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openWorkplace } from '../support/process.ts';
import { runCommand, setUp, timePasses } from '../support/story.ts';
import { holdTable } from './held-table.ts';
import { cards, emptyQueue } from './queue.ts';
import { runCommandUntil } from './run-command-until.ts';
import { setUpAt } from './set-up.ts';
import { until } from './until.ts';

async function readiness(url: string): Promise<unknown> {
  return (await fetch(`${url}/readyz`)).json();
}

const NOT_CONNECTED = { status: 'not ready', faults: ['slack'] };

function opened({ slack }: Foyer): number {
  return slack.calls.of('apps.connections.open').length;
}

describe('a Socket Mode connection that Slack wants closed', () => {
  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'a connection that Slack wants closed is replaced, and nothing is lost after it: %s',
    async reason => {
      await using foyer = await startFoyer('socket');
      await setUp(foyer);
      const { slack } = foyer;
      slack.socket.disconnect(reason);
      await slack.waitFor(() => slack.socket.connections() !== 1, 'the connection to be replaced');
      await slack.waitFor(() => slack.socket.connections() === 1, 'one connection');
      for (const name of ['ada', 'linus', 'margaret']) {
        await runCommandUntil(slack, slack.person('grace'), `/invite @${name} as VIEWER`, 'Invited ');
      }
      await emptyQueue(foyer.db);
      expect(cards(slack.person('ada'))).toHaveLength(1);
      expect(await readiness(foyer.app.url)).toEqual({ status: 'ready' });
    },
  );

  it('a connection that Slack wants closed is served until the next one is open', async () => {
    await using foyer = await startFoyer('socket');
    await setUp(foyer);
    const { slack } = foyer;
    slack.faults.next('apps.connections.open', { kind: 'slow', ms: 1_500 });
    slack.socket.disconnect('warning');
    await runCommandUntil(slack, slack.person('grace'), '/invite @ada as VIEWER', 'Invited Ada Lovelace');
    expect(await readiness(foyer.app.url)).toEqual({ status: 'ready' });
  });

  it('a connection that Slack wants closed still carries the acknowledgement of the running request', async () => {
    await using foyer = await startFoyer('socket');
    await setUp(foyer);
    const { slack } = foyer;
    const before = opened(foyer);
    await using held = await holdTable(foyer, 'invitations');
    const asking = runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await held.somebodyWaits();
    slack.socket.disconnect('warning');
    await slack.waitFor(() => opened(foyer) > before, 'the next connection');
    await held.release();
    expect(await asking).toContain('Invited Ada Lovelace');
    await slack.waitFor(() => slack.socket.connections() === 1, 'the old connection to be closed');
  });
});

describe('a program that Slack does not let connect again', () => {
  it.each([
    { kind: 'error', error: 'invalid_auth' },
    { kind: 'http', status: 503 },
    { kind: 'ratelimited', retryAfter: 1 },
    { kind: 'drop-request' },
  ] as const)(
    'a program without a connection says that it isn’t ready, tries again and continues: %o',
    async fault => {
      await using foyer = await startFoyer('socket');
      await setUp(foyer);
      const { slack } = foyer;
      slack.faults.always('apps.connections.open', fault);
      slack.socket.disconnect('refresh_requested');
      const before = opened(foyer);
      await slack.waitFor(() => opened(foyer) >= before + 2, 'a second try');
      expect(await readiness(foyer.app.url)).toEqual(NOT_CONNECTED);
      slack.faults.clear();
      await slack.waitFor(() => slack.socket.connections() === 1, 'a connection');
      await runCommandUntil(slack, slack.person('grace'), '/invite @ada as VIEWER', 'Invited Ada Lovelace');
      await until(
        async () => JSON.stringify(await readiness(foyer.app.url)).includes('"ready"'),
        'readiness',
      );
    },
  );

  it('a program learns that Socket Mode was switched off and on again, and continues', async () => {
    await using foyer = await startFoyer('socket');
    await setUp(foyer);
    const { slack } = foyer;
    const on = parse(manifestYaml());
    slack.installApp({ ...on, settings: { ...on.settings, socket_mode_enabled: false } }, {});
    slack.socket.disconnect('link_disabled');
    const before = opened(foyer);
    await slack.waitFor(() => opened(foyer) >= before + 2, 'a second try');
    expect(await readiness(foyer.app.url)).toEqual(NOT_CONNECTED);
    slack.installApp(on, {});
    await slack.waitFor(() => slack.socket.connections() === 1, 'a connection');
    await runCommandUntil(slack, slack.person('grace'), '/invite @ada as VIEWER', 'Invited Ada Lovelace');
  });

  it('a program gets from Slack, later, the events that it missed', async () => {
    await using foyer = await startFoyer('socket');
    await setUp(foyer);
    const { slack, db } = foyer;
    await runCommand(slack.person('grace'), '/invite newcomer@lovelace.example as VIEWER');
    slack.faults.always('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    slack.socket.disconnect('refresh_requested');
    await slack.waitFor(() => slack.socket.connections() === 0, 'the connection to end');
    const candidate = await slack.addPerson({
      name: 'newcomer',
      realName: 'New Comer',
      email: 'newcomer@lovelace.example',
    });
    slack.faults.clear();
    await slack.waitFor(() => slack.socket.connections() === 1, 'a connection');
    await timePasses(foyer, 60_000);
    await slack.runDueRetries();
    await emptyQueue(db);
    expect(cards(candidate)).toHaveLength(1);
  });

  it('a program ends in good order while it isn’t connected', async () => {
    const foyer = await startFoyer('socket');
    foyer.slack.faults.always('apps.connections.open', { kind: 'hang' });
    foyer.slack.socket.disconnect('refresh_requested');
    await foyer.slack.waitFor(() => foyer.slack.socket.connections() === 0, 'the connection to end');
    await foyer[Symbol.asyncDispose]();
  });
});

it('a process stays alive when Slack refuses to let it connect again', async () => {
  await using place = await openWorkplace({ mode: 'socket' });
  const { slack } = place;
  const program = await place.start();
  await setUpAt(place);
  slack.faults.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, 2);
  slack.socket.disconnect('refresh_requested');
  await until(
    async () => JSON.stringify(await readiness(program.url)) === JSON.stringify(NOT_CONNECTED),
    'the word that it is not ready',
  );
  await until(async () => JSON.stringify(await readiness(program.url)).includes('"ready"'), 'readiness');
  await runCommandUntil(slack, slack.person('grace'), '/invite @ada as VIEWER', 'Invited Ada Lovelace');
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});
