import { describe, expect, it } from 'vitest';
import { removeGroup } from '../../src/domain/groups/manage.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import { startFoyer } from '../support/foyer.ts';
import { statementsOf } from '../support/statements.ts';
import { becomeMember, invitationCard, quiet, says, setUp } from '../support/story.ts';
import { actorFor, domainOf } from '../ties/ground.ts';

/** BEGIN and COMMIT are among them. */
describe('a person waits for few statements of the database', () => {
  it('eight for an invitation, and eight for an acceptance', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack } = foyer;
    const [grace, linus] = [slack.person('grace'), slack.person('linus')];
    // They are known by now.
    await linus.command('/invite help');
    await says(grace, '/invite ada@lovelace.example as Analyst in "Teacher Laptops"');
    await quiet(foyer);
    const inviting = await statementsOf(foyer, () =>
      says(grace, '/invite linus@lovelace.example as Analyst in "Teacher Laptops"'),
    );
    await quiet(foyer);
    const accepting = await statementsOf(foyer, () => linus.press(invitationCard(linus), 'Accept'));
    expect(inviting.length, inviting.join('\n')).toBeLessThanOrEqual(8);
    expect(accepting.length, accepting.join('\n')).toBeLessThanOrEqual(8);
    expect(await foyer.db.member.count()).toBe(2);
  });

  it('twelve for a list of twenty where seats are limited', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { db, slack } = foyer;
    await db.organization.updateMany({ data: { seatLimit: 100 } });
    const actor = await actorFor(foyer, slack.person('grace'));
    const people = Array.from({ length: 20 }, (_, index) => ({
      email: `p${index}@x.example`,
      name: null,
      role: 'VIEWER',
      groups: [],
      person: null,
    }));
    const given = { organizationId, people, note: null, requestKey: 'once' };
    const statements = await statementsOf(foyer, () => inviteSeveral(domainOf(foyer), actor, given));
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(12);
    expect(await db.invitation.count()).toBe(20);
  });

  it('fifteen to remove a group of a thousand people', async () => {
    await using foyer = await startFoyer();
    const { id: organizationId } = await setUp(foyer);
    const { db, slack, clock } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
    const { id: groupId } = await db.group.findFirstOrThrow({ where: { name: 'Teacher Laptops' } });
    const { roleId } = await db.member.findFirstOrThrow({ where: { slackUserId: ada.id } });
    const made = await db.member.createManyAndReturn({
      data: Array.from({ length: 999 }, (_, index) => ({
        organizationId,
        email: `p${index}@x.example`,
        name: `Person ${index}`,
        slackUserId: `U${index}`,
        roleId,
        joinedAt: clock.now(),
      })),
    });
    await db.groupGrant.createMany({
      data: made.map(({ id: memberId }) => ({ memberId, groupId, level: 'access' as const })),
    });
    const actor = await actorFor(foyer, slack.person('grace'));
    await quiet(foyer);
    const statements = await statementsOf(foyer, async () => {
      await removeGroup(domainOf(foyer), actor, { groupId });
      // Nobody of them is in Slack: their messages would fail for minutes.
      await db.$executeRaw`delete from graphile_worker._private_jobs where locked_at is null`;
    });
    expect(
      statements.length - 1,
      statements.map(each => each.replaceAll(/\s+/gu, ' ').slice(0, 170)).join('\n'),
    ).toBeLessThanOrEqual(15);
    expect(await db.delivery.count({ where: { message: 'member-changed' } })).toBe(1_000);
  });
});
