import { expect, it } from 'vitest';
import { forgetApiRequests } from '../../src/domain/api-requests/store.ts';
import { tablesWith } from '../erasure/dump.ts';
import { erase } from '../erasure/erasing.ts';
import { startFoyer } from '../support/foyer.ts';
import { setUp, timePasses, untilIdle } from '../support/story.ts';
import { clientOf } from './client.ts';

const una = { email: 'una@elsewhere.example', role: 'VIEWER' };
const HOUR_MS = 60 * 60_000;

it('the answer to a named request is kept for a day, and not once its person is erased', async () => {
  await using foyer = await startFoyer();
  const { workspaceId } = await setUp(foyer);
  const { db, clock } = foyer;
  const client = await clientOf(foyer);
  const sent = { 'idempotency-key': 'one' };
  const first = await client.post('/v1/invitations', una, sent);
  await timePasses(foyer, 23 * HOUR_MS);
  await forgetApiRequests(db, workspaceId, clock.now());
  const again = await client.post('/v1/invitations', una, sent);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  await timePasses(foyer, 2 * HOUR_MS);
  await forgetApiRequests(db, workspaceId, clock.now());
  expect(await db.apiRequest.count()).toBe(0);

  await client.post(`/v1/invitations/${first.body.id}/revoke`, undefined, { 'idempotency-key': 'two' });
  await untilIdle(foyer);
  expect(await tablesWith(db, una.email)).toContain('public.api_requests');
  await erase(foyer.slack.person('grace'), una.email);
  await untilIdle(foyer);
  expect(await tablesWith(db, una.email)).toEqual([]);
});

it('a named request whose process died before it answered takes effect once when it is sent again', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { db } = foyer;
  const client = await clientOf(foyer);
  const sent = { 'idempotency-key': 'one' };
  const first = await client.post('/v1/invitations', una, sent);
  // As the dead process left it: the invitation is committed, its answer isn't kept.
  await db.apiRequest.updateMany({ data: { status: null, answer: null } });
  expect((await client.post('/v1/invitations', una, sent)).body.code).toBe('request-under-way');
  await timePasses(foyer, 3 * 60_000);
  const again = await client.post('/v1/invitations', una, sent);
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  expect(await db.invitation.count()).toBe(1);
});
