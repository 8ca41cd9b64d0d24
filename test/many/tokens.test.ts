import { expect, it } from 'vitest';
import { readKey, Sealing } from '../../src/installations/sealing.ts';
import { submitSetUp, timePasses, untilIdle } from '../support/story.ts';
import { addInstalled, type Many, newKey, startMany } from './stage.ts';

const HOUR_MS = 60 * 60 * 1000;

const refreshes = ({ cloud }: Many) =>
  cloud.calls.of('api').filter(({ method, args }) => {
    return method === 'oauth.v2.access' && args.grant_type === 'refresh_token';
  });

it('a token that expires is replaced by one call to Slack, whichever of eight processes needs it first', async () => {
  await using many = await startMany();
  const { slack } = await addInstalled(many, 'Acme', 'grace');
  await submitSetUp(slack.person('grace'));
  await untilIdle(many);
  await Promise.all(Array.from({ length: 7 }, () => many.startAnother()));
  const before = refreshes(many).length;
  await timePasses(many, 13 * HOUR_MS);
  // Everybody's jobs and requests at once, with a token that Slack no longer takes.
  const people = ['ada', 'linus', 'margaret', 'grace'];
  await Promise.all(people.map(name => slack.person(name).openHome()));
  await many.db.$executeRaw`
    select graphile_worker.add_job('expire:shared'), graphile_worker.add_job('list-everybody:shared')
    from generate_series(1, 20)`;
  await untilIdle(many);
  expect(refreshes(many).length - before).toBe(1);
  expect(slack.person('ada').home()?.plain()).not.toBe('');
});

it('a token is replaced before it expires, and nobody waits for that', async () => {
  await using many = await startMany();
  const { slack } = await addInstalled(many, 'Acme', 'grace');
  await submitSetUp(slack.person('grace'));
  const before = await many.db.installation.findFirstOrThrow();
  await timePasses(many, 11 * HOUR_MS);
  await slack.person('grace').openHome();
  await slack.waitFor(() => refreshes(many).length === 1, 'the token to be replaced');
  await untilIdle(many);
  const after = await many.db.installation.findFirstOrThrow();
  expect(after.expiresAt?.getTime()).toBeGreaterThan((before.expiresAt?.getTime() ?? 0) + 10 * HOUR_MS);
  await timePasses(many, 2 * HOUR_MS);
  await slack.person('grace').openHome();
  expect(slack.person('grace').home()?.plain()).toContain('Lovelace Labs');
});

it('what one key sealed for one row opens with that key, for that row, and unchanged alone', () => {
  const [one, other] = [readKey(newKey()), readKey(newKey())];
  const sealed = new Sealing([one]).seal('xoxb-secret', 'bot token of A');
  expect(new Sealing([other, one]).open(sealed, 'bot token of A')).toBe('xoxb-secret');
  expect(() => new Sealing([other]).open(sealed, 'bot token of A')).toThrow(`lacks the key ${one.id}`);
  expect(() => new Sealing([one]).open(sealed, 'bot token of B')).toThrow('can’t be decrypted');
  for (const index of sealed.bytes.keys()) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    expect(() => new Sealing([one]).open({ ...sealed, bytes }, 'bot token of A')).toThrow(
      'can’t be decrypted',
    );
  }
  const again = new Sealing([one]).seal('xoxb-secret', 'bot token of A');
  expect(Buffer.from(again.bytes).equals(Buffer.from(sealed.bytes))).toBe(false);
});
