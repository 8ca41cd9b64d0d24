import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { discreet } from '../../src/log/discreet.ts';
import { scrub } from '../../src/log/scrub.ts';
import { slackLogger } from '../../src/slack/slack-logger.ts';
import { createTestDatabase } from '../support/database.ts';
import { collectingLog } from './collecting.ts';

const NAME = 'Zelda Quux';
const EMAIL = 'zelda@quux.example';

function written(write: (log: ReturnType<typeof discreet>) => void, secrets: string[] = []): string {
  const { log, lines } = collectingLog();
  write(discreet(log, secrets));
  return lines();
}

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe('an error in the log', () => {
  it.each<[string, () => unknown]>([
    ['with words', () => new Error(`no ${NAME} <${EMAIL}>`)],
    ['with lines that look like places', () => new Error(`no\n    at ${NAME} (${EMAIL}:1:1)\n    at x`)],
    [
      'with properties',
      () => Object.assign(new Error('x'), { data: { user: NAME }, params: [EMAIL], [NAME]: 1 }),
    ],
    ['with codes that are none', () => Object.assign(new Error('x'), { code: NAME, constraint: EMAIL })],
    ['caused by others', () => new Error('x', { cause: new Error(NAME, { cause: { detail: EMAIL } }) })],
    ['of several', () => new AggregateError([new Error(NAME), NAME, { message: EMAIL }], NAME)],
    ['of a schema', () => thrown(() => z.object({ a: z.enum(['b']) }).parse({ a: NAME, [NAME]: EMAIL }))],
    ['of a schema with keys', () => thrown(() => z.record(z.string(), z.number()).parse({ [NAME]: EMAIL }))],
    ['of JSON', () => thrown(() => JSON.parse(`{"${NAME}": ${EMAIL}`))],
    ['that is a text', () => NAME],
    ['that is a thing', () => ({ message: NAME, stack: `Error: ${EMAIL}`, name: NAME })],
  ])(
    'an error in the log shows its kind and where it came from, and nothing of its message: %s',
    (_title, make) => {
      const lines = written(log => {
        const error = make();
        log.error({ err: error }, 'it failed');
        if (typeof error !== 'string') log.error(error as Error);
        log.error({ err: error });
        log.warn({ err: error, who: NAME }, 'it failed', NAME);
      });
      expect(lines).not.toContain('Zelda');
      expect(lines).not.toContain('quux');
    },
  );

  it('an error in the log keeps class, codes, causes and stack, so that people find it', () => {
    const cause = Object.assign(new TypeError('connect ECONNREFUSED 127.0.0.1:5432'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    const lines = written(log => log.error({ err: new RangeError('x', { cause }) }, 'it failed'));
    expect(JSON.parse(lines)).toMatchObject({
      msg: 'it failed',
      err: {
        type: 'RangeError',
        stack: expect.stringContaining('discreet.test.ts'),
        cause: { type: 'TypeError', code: 'ECONNREFUSED', says: 'connect ECONNREFUSED 127.0.0.1:5432' },
      },
    });
  });

  it('an error of PostgreSQL names what refused, not what was refused', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const error = await client
      .query(`insert into slack_people (workspace_id, slack_user_id, name, updated_at)
        values (gen_random_uuid(), '${EMAIL}', '${NAME}', now())`)
      .catch(reason => reason);
    const byPrisma = await database.db.slackPerson
      .create({
        data: { workspaceId: crypto.randomUUID(), slackUserId: EMAIL, name: NAME, updatedAt: new Date() },
      })
      .catch(reason => reason);
    const lines = written(log => {
      log.error({ err: error }, 'it failed');
      log.error({ err: byPrisma }, 'it failed');
    });
    expect(lines).toMatch(/"code":"23503".*"constraint":"slack_people_workspace_id_fkey"/u);
    expect(lines).toContain('P2003');
    expect(lines).not.toContain('Zelda');
    expect(lines).not.toContain('quux');
    await client.end();
    await database.drop();
  });
});

describe('a line of the log', () => {
  it('a line of the log has listed fields with values of one word, and names what it left out', () => {
    const lines = written(log => {
      log.info(
        { deliveryId: 'd-1', slackUserId: 'U1', email: EMAIL, reference: `of ${NAME}`, team: EMAIL },
        'said',
      );
      log.child({ slackUserId: 'U2', name: NAME }).info('of a child');
    });
    const [first, second] = lines.split('\n').map(line => JSON.parse(line || '{}'));
    expect(first).toMatchObject({
      deliveryId: 'd-1',
      slackUserId: 'U1',
      leftOut: ['email', 'reference', 'team'],
    });
    expect(second).toMatchObject({ slackUserId: 'U2', leftOut: ['name'], msg: 'of a child' });
    expect(lines).not.toContain('Zelda');
    expect(lines).not.toContain('quux');
  });

  it('a line of the log has no secret, token, password, address or response URL in its words', () => {
    const secrets = ['signing-secret'];
    for (const text of [
      'the signing-secret was wrong',
      'xoxb-1-abc xoxp-2 xapp-1-A-b xoxe.xoxp-1-abc xoxc-3',
      'postgresql://foyer:p%40ss@db:5432/foyer',
      `mail to ${EMAIL} or <${EMAIL}>`,
      'https://hooks.slack.com/commands/T1/2/abc and http://127.0.0.1:1/actions/T1/2/abc',
      'wss://wss-primary.slack.com/link/?ticket=abc',
    ]) {
      const lines = written(log => log.info(text), secrets);
      expect(lines).not.toMatch(/signing-secret|xox|xapp|p%40ss|zelda|quux|abc|ticket/u);
      expect(lines).toContain('[hidden]');
    }
    expect(scrub('Foyer is ready at http://127.0.0.1:3000')).toBe('Foyer is ready at http://127.0.0.1:3000');
  });

  it('a line of Slack’s SDK has only the words before its data', () => {
    const lines = written(log => {
      const sdk = slackLogger(log);
      sdk.debug(`http request body: {"text":"${NAME}"}`);
      sdk.debug(`Received a message on the WebSocket: {"user":"${NAME}"}`);
      sdk.debug(`Unable to parse an incoming WebSocket message (will ignore): SyntaxError, ${NAME}`);
      sdk.debug("apiCall('chat.postMessage') start");
      sdk.warn('http request failed', NAME);
      sdk.error(new Error(NAME));
      sdk.error(`Failed to retrieve a new WSS URL (error: ${NAME})`);
      sdk.info({ name: NAME });
    });
    expect(lines).not.toContain('Zelda');
    expect(lines).toContain('"method":"chat.postMessage"');
    expect(lines).toContain('http request body');
  });
});
