import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { askToJoin, setUp, untilIdle } from '../support/story.ts';
import { clientOf } from './client.ts';
import { mutatedRequests } from './mutations.ts';

/** MUTATIONS=100000 tries so many, with --testTimeout=3600000. */
const COUNT = Number(process.env.MUTATIONS ?? 1_000);
/** Requests made up at once. More would keep the program, which is in this process, from answering in time. */
const AT_ONCE = 100;
/** Requests sent at once. */
const LANES = 8;

it('no request that a program gets wrong makes the API fail: it is answered, and refused as a problem', async () => {
  await using foyer = await startFoyer('http', { triesPerMinute: 1e9, requestsPerMinute: 1e9 });
  await setUp(foyer);
  const client = await clientOf(foyer);
  await askToJoin(foyer, 'linus');
  await client.post('/v1/invitations', { email: 'una@elsewhere.example', role: 'VIEWER' });
  await untilIdle(foyer);
  const { db, app } = foyer;
  const ids = [
    ...(await db.member.findMany()),
    ...(await db.invitation.findMany()),
    ...(await db.joinRequest.findMany()),
    ...(await db.group.findMany()),
    ...(await db.role.findMany()),
    ...(await db.organization.findMany()),
  ].map(({ id }) => id);
  const { body: document } = await client.get('/v1/openapi.json');
  const seed = Number(process.env.SEED ?? Math.trunc(Math.random() * 2 ** 31));
  /** In MB, ten times. */
  const memory: number[] = [];
  const mutated = mutatedRequests(document, ids);
  const requests = (function* () {
    for (let from = 0; from < COUNT; from += AT_ONCE) {
      if (from > 0 && from % (COUNT / 10) === 0) memory.push(Math.round(process.memoryUsage().rss / 1e6));
      yield* fc.sample(mutated, { numRuns: AT_ONCE, seed: seed + from });
    }
  })();
  const statuses = new Map<number, number>();
  const lane = async () => {
    for (const { method, target, headers, body } of requests) {
      const response = await fetch(`${app.url}${target}`, {
        method,
        headers: { authorization: `Bearer ${client.secret}`, ...headers },
        ...(body !== undefined && { body }),
      });
      const text = await response.text();
      const said = `seed ${seed}: ${method} ${target} ${body} → ${response.status} ${text}`;
      expect(response.status, said).toBeLessThan(500);
      // What is too long for the web server is refused before the API.
      const isTooLong = response.status === 413 || target.length > 15_000;
      if (response.status >= 400 && !isTooLong) {
        expect(response.headers.get('content-type'), said).toBe('application/problem+json');
        expect(JSON.parse(text), said).toMatchObject({
          status: response.status,
          detail: expect.stringMatching(/\S/u),
        });
      }
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (process.env.MUTATIONS)
    process.stdout.write(
      `${COUNT} requests: ${JSON.stringify([...statuses].sort())}, ${memory.join(', ')} MB\n`,
    );
  // The mutations reach the rules behind the schemas, too.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 404, 422]));
});
