import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { type Ended, openWorkplace, runProgram, type Workplace } from '../support/process.ts';

/** The program refuses to start: exit code 1, one message and no trace of the code. */
async function refused(settings: Record<string, string>): Promise<string> {
  const program = runProgram(settings);
  const ended: Ended = await program.ended;
  expect(ended).toMatchObject({ code: 1, signal: null });
  expect(ended.stderr).not.toMatch(/^\s+at /mu);
  return ended.stderr;
}

async function asOwner(place: Workplace, sql: string): Promise<void> {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
}

describe('a start that cannot succeed', () => {
  it('a start names every missing setting, and where to find it, in one message', async () => {
    const said = await refused({});
    expect(said).toMatch(/SLACK_BOT_TOKEN is missing. Copy the "Bot User OAuth Token"/u);
    expect(said).toMatch(/SLACK_SIGNING_SECRET is missing. Copy the "Signing Secret"/u);
  });

  it('a start names every wrong setting in one message', async () => {
    const said = await refused({
      SLACK_BOT_TOKEN: 'xoxp-1',
      SLACK_APP_TOKEN: 'xoxb-1',
      SLACK_API_URL: 'ftp://slack.example',
      SLACK_COMMAND: 'Invite People',
      DATABASE_URL: 'mysql://localhost/foyer',
      PORT: '70000',
      PUBLIC_URL: 'foyer',
      LOG_LEVEL: 'loud',
    });
    for (const name of [
      'SLACK_BOT_TOKEN must start with "xoxb-"',
      'SLACK_APP_TOKEN must start with "xapp-"',
      'SLACK_API_URL must be a URL such as',
      'SLACK_COMMAND must be a slash command',
      'DATABASE_URL must be a URL such as postgresql://',
      'PORT must be a port number',
      'PUBLIC_URL must be a URL such as',
      'LOG_LEVEL must be one of',
    ]) {
      expect(said).toContain(`  - ${name}`);
    }
  });

  it('a start says that Slack refuses the bot token', async () => {
    await using place = await openWorkplace();
    const said = await refused({ ...place.settings, SLACK_BOT_TOKEN: 'xoxb-of-somebody-else' });
    expect(said).toBe(
      'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy the "Bot User OAuth Token" again from your Slack app’s page "OAuth & Permissions".\n',
    );
  });

  it('a start says that Slack refuses the app token', async () => {
    await using place = await openWorkplace({ mode: 'socket' });
    const said = await refused({ ...place.settings, SLACK_APP_TOKEN: 'xapp-of-somebody-else' });
    expect(said).toBe(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth). Copy it again from your Slack app’s page "Basic Information", "App-Level Tokens".\n',
    );
  });

  it('a start says that Socket Mode is switched off in Slack', async () => {
    await using place = await openWorkplace({ mode: 'socket' });
    place.slack.installApp({ display_information: { name: 'Foyer' } }, {});
    expect(await refused(place.settings)).toMatch(/Socket Mode|SLACK_APP_TOKEN/u);
  });

  it('a start says that Slack can’t be reached', async () => {
    await using place = await openWorkplace();
    const url = `http://127.0.0.1:${await freePort()}/api/`;
    const said = await refused({ ...place.settings, SLACK_API_URL: url });
    expect(said).toContain(
      `Foyer can’t reach Slack’s Web API at ${url}. Check the network and SLACK_API_URL.`,
    );
  });

  it('a start says when Slack doesn’t answer', async () => {
    await using place = await openWorkplace();
    place.slack.faults.always('auth.test', { kind: 'hang' });
    expect(await refused(place.settings)).toContain('Check the network and SLACK_API_URL.');
  });

  it('a start says that the database can’t be reached', async () => {
    await using place = await openWorkplace();
    const url = `postgresql://foyer:secret@127.0.0.1:${await freePort()}/foyer`;
    const said = await refused({ ...place.settings, DATABASE_URL: url });
    expect(said).toMatch(
      /^Foyer can’t reach the database at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. Check that PostgreSQL runs there, and check DATABASE_URL\.\n$/u,
    );
    expect(said).not.toContain('secret');
  });

  it('a start says that the database refuses the password', async () => {
    await using place = await openWorkplace();
    const url = new URL(place.databaseUrl);
    url.password = 'guess';
    const said = await refused({ ...place.settings, DATABASE_URL: url.href });
    expect(said).toMatch(
      /^The database server at .+ refuses the user "foyer_program" \(28P01\). Check the name and password/u,
    );
    expect(said).not.toContain('guess');
  });

  it('a start says that there is no such database', async () => {
    await using place = await openWorkplace();
    const url = new URL(place.databaseUrl);
    url.pathname = '/nowhere';
    const said = await refused({ ...place.settings, DATABASE_URL: url.href });
    expect(said).toMatch(
      /^The database server at .+ has no database "nowhere"\. Create it, or correct DATABASE_URL\.\n$/u,
    );
  });

  it('a start says that the port is in use', async () => {
    await using place = await openWorkplace();
    const { port } = new URL(place.slack.url);
    expect(await refused({ ...place.settings, PORT: port })).toBe(
      `Port ${port} is in use. Stop what uses it, or set PORT to another one.\n`,
    );
  });

  it('a start says that a newer Foyer has changed the database in a way that older versions can’t follow', async () => {
    await using place = await openWorkplace();
    await asOwner(
      place,
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ('f', 'f', '29990101000000_of_the_future_breaking', now(), 1)`,
    );
    expect(await refused(place.settings)).toBe(
      'The database has the migration "29990101000000_of_the_future_breaking" of a newer Foyer, and older versions can’t run on it. Start that version or a later one.\n',
    );
  });

  it('a start says that a newer Foyer has used the queue', async () => {
    await using place = await openWorkplace();
    await asOwner(place, 'insert into graphile_worker.migrations (id, breaking) values (999999, true)');
    expect(await refused(place.settings)).toMatch(/999999/u);
  });
});

it('a start creates the tables in an empty database', async () => {
  const empty = await createEmptyDatabase();
  try {
    await using place = await openWorkplace({ databaseUrl: empty.url, ownerUrl: empty.ownerUrl });
    const { url } = await place.start();
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  } finally {
    await empty.drop();
  }
});
