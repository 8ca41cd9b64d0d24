import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { invitationCard, setUp, timePasses, untilIdle } from '../support/story.ts';
import { allOf, type Client, clientOf } from './client.ts';

let foyer: Foyer;
let client: Client;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  client = await clientOf(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const ada = { email: 'Ada@lovelace.example', role: 'Analyst', groups: ['Teacher Laptops'] };

describe('invitations', () => {
  it('a person who is invited by a program gets the same invitation as by an admin', async () => {
    const { status, body } = await client.post('/v1/invitations', ada);
    expect([status, body]).toMatchObject([
      201,
      {
        email: 'ada@lovelace.example',
        status: 'pending',
        role: { name: 'Analyst' },
        groups: [{ name: 'Teacher Laptops' }],
      },
    ]);
    await untilIdle(foyer);
    const person = foyer.slack.person('ada');
    await person.press(invitationCard(person), 'Accept');
    await untilIdle(foyer);
    expect((await client.get(`/v1/invitations/${body.id}`)).body.status).toBe('accepted');
    const twice = await client.post('/v1/invitations', ada);
    expect([twice.status, twice.body.code]).toEqual([409, 'already-member']);
  });

  it('the same Idempotency-Key invites once, and another request under it is refused', async () => {
    const hedy = { email: 'hedy@lovelace.example', role: 'Remote' };
    const sent = { 'idempotency-key': 'order 4711' };
    const [one, other] = await Promise.all([
      client.post('/v1/invitations', hedy, sent),
      client.post('/v1/invitations', hedy, sent),
    ]);
    const again = await client.post('/v1/invitations', hedy, sent);
    expect(again.status).toBe(201);
    for (const each of [one, other]) {
      if (each.status !== 201) expect([each.status, each.body.code]).toEqual([409, 'request-under-way']);
      else expect(each.body).toEqual(again.body);
    }
    expect(await foyer.db.invitation.count({ where: { email: hedy.email } })).toBe(1);
    const another = await client.post('/v1/invitations', { ...hedy, role: 'Analyst' }, sent);
    expect([another.status, another.body.code]).toEqual([422, 'idempotency-key-reused']);
    const refused = { email: 'no address', role: 'Remote' };
    const once = { 'idempotency-key': 'order 4712' };
    expect((await client.post('/v1/invitations', refused, once)).body.code).toBe('invalid-email');
    expect((await client.post('/v1/invitations', refused, once)).body.code).toBe('invalid-email');
  });

  it('an invitation is revoked and sent again as in Slack', async () => {
    const { body } = await client.post('/v1/invitations', { email: 'una@elsewhere.example', role: 'Remote' });
    await timePasses(foyer, 60 * 60_000);
    expect((await client.post(`/v1/invitations/${body.id}/resend`)).status).toBe(200);
    expect((await client.post(`/v1/invitations/${body.id}/revoke`)).body.status).toBe('revoked');
    const late = await client.post(`/v1/invitations/${body.id}/resend`);
    expect([late.status, late.body.code]).toEqual([409, 'invitation-resolved']);
    const revoked = await allOf(client, '/v1/invitations?status=revoked&limit=1');
    expect(revoked.map(({ id }) => id)).toEqual([body.id]);
  });

  it('what is wrong is said in a sentence, with the field', async () => {
    const wrong = async (given: object) => (await client.post('/v1/invitations', { ...ada, ...given })).body;
    expect(await wrong({ email: 'x@', role: 'Analyst' })).toMatchObject({
      status: 422,
      code: 'invalid-email',
      errors: [{ field: 'email' }],
    });
    expect(await wrong({ role: 'Analysts' })).toMatchObject({
      status: 422,
      code: 'unknown-role',
      errors: [{ field: 'role' }],
    });
    expect(await wrong({ groups: ['Nothing'] })).toMatchObject({ status: 422, code: 'unknown-group' });
    expect(await wrong({ roles: [] })).toMatchObject({ status: 422, code: 'invalid-input' });
    expect(await wrong({ email: 7 })).toMatchObject({
      status: 422,
      code: 'invalid-input',
      errors: [{ field: 'email' }],
    });
  });

  it('seats are limited for programs too', async () => {
    const { id } = await foyer.db.organization.findFirstOrThrow();
    await foyer.db.organization.update({ where: { id }, data: { seatLimit: 1 } });
    const full = await client.post('/v1/invitations', { email: 'late@elsewhere.example', role: 'Remote' });
    expect([full.status, full.body.code]).toEqual([409, 'no-seat']);
    await foyer.db.organization.update({ where: { id }, data: { seatLimit: null } });
  });
});
