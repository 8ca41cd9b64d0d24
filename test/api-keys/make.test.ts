import { afterAll, beforeAll, expect, it } from 'vitest';
import { listApiKeys, MOST_API_KEYS, revokeApiKey } from '../../src/domain/api-keys/manage.ts';
import { hashOf } from '../../src/domain/invitations/tokens/token.ts';
import { tablesWith } from '../erasure/dump.ts';
import { outcomeOf } from '../members/world.ts';
import { found, inSlack, type KeysWorld, make, startKeys } from './keys-world.ts';

let world: KeysWorld;
beforeAll(async () => {
  world = await startKeys();
});
afterAll(() => world[Symbol.asyncDispose]());

it('the secret of an API key is shown once: the database has its hash and its last characters, the audit log neither', async () => {
  const { db, grace } = world;
  const { key, secret } = await make(world, grace.actor, { scopes: ['members:write', 'members:read'] });
  expect(secret).toMatch(/^foyer_[\w-]{43}$/u);
  expect(key).toMatchObject({
    name: 'Inventory',
    secretHash: hashOf(secret),
    hint: secret.slice(-4),
    scopes: ['members:read', 'members:write'],
    creator: { name: 'Grace' },
    lastUsedAt: null,
  });
  expect(await tablesWith(db, secret, secret.slice('foyer_'.length))).toEqual([]);
  expect(await tablesWith(db, hashOf(secret))).toEqual(['public.api_keys']);
  const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(entry).toMatchObject({
    action: 'api-key.create',
    actor: grace.actor.slackUserId,
    subject: 'Inventory',
    after: { scopes: ['members:read', 'members:write'], expiresAt: key.expiresAt?.toISOString() },
  });
});

it('an API key ends after the chosen days, or never when that was chosen', async () => {
  const { grace, clock } = world;
  const dayMs = 24 * 60 * 60 * 1000;
  for (const days of ['30', '90', '365'] as const) {
    const { key } = await make(world, grace.actor, { days });
    expect(key.expiresAt?.getTime()).toBe(clock.now().getTime() + Number(days) * dayMs);
  }
  expect((await make(world, grace.actor, { days: 'never' })).key.expiresAt).toBeNull();
  await expect(make(world, grace.actor, { days: '' as 'never' })).rejects.toThrow('invalid-input');
});

it('an API key has a name and at least one scope that there is', async () => {
  const { grace } = world;
  expect(await outcomeOf(make(world, grace.actor, { name: ' ' }))).toBe('invalid-name');
  expect(await outcomeOf(make(world, grace.actor, { scopes: [] }))).toBe('invalid-input');
  const scopes = ['organization:own'] as unknown as ['members:read'];
  expect(await outcomeOf(make(world, grace.actor, { scopes }))).toBe('invalid-input');
});

it('the same request delivered again finds its own API key, and the new secret replaces the first', async () => {
  const { db, grace } = world;
  const requestKey = crypto.randomUUID();
  const first = await make(world, grace.actor, { requestKey });
  const before = await db.auditEntry.count();
  const second = await make(world, grace.actor, { requestKey });
  expect(second.key.id).toBe(first.key.id);
  expect(await found(world, first.secret)).toBeNull();
  expect(await found(world, second.secret)).toMatchObject({ id: first.key.id });
  expect(await db.auditEntry.count()).toBe(before);
  await revokeApiKey(world.domain, grace.actor, { apiKeyId: first.key.id });
  const third = await make(world, grace.actor, { requestKey });
  expect(await found(world, third.secret)).toBeNull();
});

it('only people who can change the settings make, list or revoke API keys', async () => {
  const { domain, organization, grace } = world;
  const vera = await inSlack(world, await world.member('Vera', 'VIEWER'));
  const { key, secret } = await make(world, grace.actor);
  expect(await outcomeOf(make(world, vera.actor))).toBe('not-allowed');
  expect(await outcomeOf(listApiKeys(domain, vera.actor, organization.id, 0))).toBe('not-allowed');
  expect(await outcomeOf(revokeApiKey(domain, vera.actor, { apiKeyId: key.id }))).toBe('not-allowed');
  expect(await found(world, secret)).not.toBeNull();
});

it('an organization has at most 50 API keys that can be used, also when the last two are made at once', async () => {
  await using own = await startKeys();
  const { db, clock, domain, grace, organization } = own;
  await db.apiKey.createMany({
    data: Array.from({ length: MOST_API_KEYS - 1 }, (_, index) => ({
      organizationId: organization.id,
      name: `Key ${index}`,
      secretHash: `hash ${index}`,
      hint: '0000',
      scopes: ['members:read'],
      creatorId: grace.id,
      requestKey: `${index}`,
      createdAt: clock.now(),
    })),
  });
  const both = await Promise.all([outcomeOf(make(own, grace.actor)), outcomeOf(make(own, grace.actor))]);
  expect(both.sort()).toEqual(['done', 'too-many-api-keys']);
  const { list } = await listApiKeys(domain, grace.actor, organization.id, 0);
  expect(list.total).toBe(MOST_API_KEYS);
  await revokeApiKey(domain, grace.actor, { apiKeyId: list.items[0]?.key.id ?? '' });
  expect(await outcomeOf(make(own, grace.actor, { days: '30' }))).toBe('done');
  expect(await outcomeOf(make(own, grace.actor))).toBe('too-many-api-keys');
  clock.advance(31 * 24 * 60 * 60 * 1000);
  expect(await outcomeOf(make(own, grace.actor))).toBe('done');
});
