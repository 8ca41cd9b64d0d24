import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { findByToken, issueToken } from '../../src/domain/invitations/tokens/store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { storeInvitation } from '../support/stored-invitation.ts';

let own: TestDatabase;
let db: Database;
let invitationId: string;
let organizationId: string;

beforeAll(async () => {
  own = await createTestDatabase();
  db = own.db;
});
afterAll(() => own?.drop());
beforeEach(async () => {
  ({ id: invitationId, organizationId } = await storeInvitation(db));
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const email = (status: 'queued' | 'delivered' | 'failed', minute: number) =>
  db.delivery.create({
    data: {
      organizationId,
      invitationId,
      message: 'invitation',
      medium: 'email',
      status,
      createdAt: at(minute),
    },
  });
const issue = (deliveryId: string, minute: number) =>
  issueToken(db, { invitationId, deliveryId, now: at(minute) });
const isReplaced = async (token: string) => (await findByToken(db, token))?.isReplaced;

it('a link has 256 random bits, and the database stores only their hash', async () => {
  const { id } = await email('queued', 0);
  const tokens = [await issue(id, 0), await issue(id, 0)];
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/u);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await findByToken(db, token)).toMatchObject({ invitationId, organizationId, isReplaced: false });
  }
  expect(new Set(tokens).size).toBe(2);
  const stored = JSON.stringify(await db.invitationToken.findMany());
  for (const token of tokens) expect(stored).not.toContain(token);
});

it('a token that differs from an issued one in a single character is unknown', async () => {
  const token = await issue((await email('queued', 0)).id, 0);
  for (let place = 0; place < token.length; place += 1) {
    const other = token[place] === 'A' ? 'B' : 'A';
    expect(await findByToken(db, `${token.slice(0, place)}${other}${token.slice(place + 1)}`)).toBeNull();
  }
  const alike = [
    `${token} `,
    `${token}=`,
    token.slice(1),
    token.toUpperCase(),
    '',
    '\0',
    '%',
    "'",
    'ü'.repeat(43),
  ];
  for (const text of alike) expect(await findByToken(db, text)).toBeNull();
  expect(await findByToken(db, randomBytes(32).toString('base64url'))).toBeNull();
});

it('every attempt to send one email has a link that stays valid', async () => {
  const { id } = await email('delivered', 0);
  const [first, second] = [await issue(id, 0), await issue(id, 5)];
  expect([await isReplaced(first), await isReplaced(second)]).toEqual([false, false]);
});

it('a later email replaces the links of earlier ones once it is delivered, not before', async () => {
  const first = await issue((await email('delivered', 0)).id, 0);
  const later = await email('queued', 10);
  const second = await issue(later.id, 10);
  expect(await isReplaced(first)).toBe(false);
  await db.delivery.update({ where: { id: later.id }, data: { status: 'failed', reason: 'refused' } });
  expect(await isReplaced(first)).toBe(false);
  await db.delivery.update({ where: { id: later.id }, data: { status: 'delivered', reason: null } });
  expect([await isReplaced(first), await isReplaced(second)]).toEqual([true, false]);
});

it('of two emails whose links were issued at once, the later delivery counts', async () => {
  const first = await issue((await email('delivered', 0)).id, 0);
  const second = await issue((await email('delivered', 0)).id, 0);
  expect([await isReplaced(first), await isReplaced(second)]).toEqual([true, false]);
});
