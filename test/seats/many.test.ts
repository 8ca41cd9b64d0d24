import { expect, it } from 'vitest';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { assertSeatFor, seatsOf } from '../../src/domain/seats/seats.ts';
import { outcomeOf, startWorld } from '../members/world.ts';

const MEMBERS = 10_050;

it('the last seat of a very large organization is given, and a person with two invitations counts once', async () => {
  await using world = await startWorld(senturo);
  const { db, organization, roleId, clock } = world;
  const { id: inviterId } = await world.member('Grace', 'Admin');
  await db.$executeRaw`
    insert into members (id, organization_id, email, name, role_id, state, joined_at)
    select gen_random_uuid(), ${organization.id}::uuid, 'm' || n || '@x.example', 'M', ${roleId('Remote')}::uuid,
      'active', now() from generate_series(2, ${MEMBERS}) n`;
  const about = { organizationId: organization.id, roleId: roleId('Remote'), inviterId };
  const at = { createdAt: clock.now(), sentAt: clock.now() };
  const twice = ['old@x.example', 'new@x.example'].map(email => ({
    ...about,
    ...at,
    email,
    slackUserId: 'UADA',
  }));
  await db.invitation.createMany({ data: twice });
  const candidate = { email: 'linus@x.example', slackUserId: null };
  const ask = (seatLimit: number) =>
    db.$transaction(async tx => {
      const limited = await tx.organization.update({ where: { id: organization.id }, data: { seatLimit } });
      const { used } = await seatsOf(tx, limited);
      return { used, outcome: await outcomeOf(assertSeatFor(tx, limited, candidate)) };
    });
  // 10,050 members and one person with two invitations.
  expect(await ask(MEMBERS + 2)).toEqual({ used: MEMBERS + 1, outcome: 'done' });
  expect(await ask(MEMBERS + 1)).toEqual({ used: MEMBERS + 1, outcome: 'no-seat' });
  await db.invitation.updateMany({ where: { email: 'new@x.example' }, data: { slackUserId: 'UEVE' } });
  expect(await ask(MEMBERS + 2)).toEqual({ used: MEMBERS + 2, outcome: 'no-seat' });
});
