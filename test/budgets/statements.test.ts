import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { sendDelivery } from '../../src/delivery/slack-message.ts';
import { removeGroup } from '../../src/domain/groups/manage.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { slackLogger } from '../../src/slack/slack-logger.ts';
import { createWebClient } from '../../src/slack/web-api.ts';
import { actorFor, domainOf } from '../links/links-setup.ts';
import { quietLog, startFoyer } from '../support/foyer.ts';
import { csv, paste, send } from '../support/import-story.ts';
import { statementsOf } from '../support/statements.ts';
import { becomeMember, invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';

/** BEGIN and COMMIT are among them. */
describe('the statements that a person waits for', () => {
  it('an invitation takes eight statements, and an acceptance takes eight', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack } = foyer;
    const [grace, linus] = [slack.person('grace'), slack.person('linus')];
    // They are known by now.
    await linus.command('/invite help');
    await runCommand(grace, '/invite ada@lovelace.example as Analyst in "Teacher Laptops"');
    await untilIdle(foyer);
    const inviting = await statementsOf(foyer, () =>
      runCommand(grace, '/invite linus@lovelace.example as Analyst in "Teacher Laptops"'),
    );
    await untilIdle(foyer);
    const accepting = await statementsOf(foyer, () => linus.press(invitationCard(linus), 'Accept'));
    expect(inviting.length, inviting.join('\n')).toBeLessThanOrEqual(8);
    expect(accepting.length, accepting.join('\n')).toBeLessThanOrEqual(8);
    expect(await foyer.db.member.count()).toBe(2);
  });

  it('a list of twenty takes twelve statements where seats are limited', async () => {
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

  it('removing a group of a thousand people takes fifteen statements', async () => {
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
    await untilIdle(foyer);
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

  it('one delivery of a file, whose turn is reserved, takes three statements', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { db, slack, clock } = foyer;
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,VIEWER'));
    await send(grace);
    await untilIdle(foyer);
    const { id: _, data, ...sent } = await db.delivery.findFirstOrThrow({ where: { message: 'invitation' } });
    const again = { ...sent, data: data ?? {}, status: 'queued' as const, resolvedAt: null };
    const { id } = await db.delivery.create({ data: again });
    const access = { token: slack.botToken, slackApiUrl: slack.apiUrl, logger: slackLogger(quietLog) };
    const client = createWebClient({ ...access, clock: systemClock, timeoutMs: 10_000 });
    const parts = { db, clock, workspaceId, client, commitChanges, log: quietLog, retentionDays: null };
    const attempt = { jobId: '0', isLast: false, bookedFor: Date.now() };
    // Slack tells the program of each message as an event.
    await foyer.app.stop();
    const statements = await statementsOf(foyer, () => sendDelivery(parts, id, attempt));
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(3);
    expect(invitationCard(slack.person('ada')).buttons()).toEqual(['Accept', 'Decline']);
    expect(await db.postedMessage.count({ where: { deliveryId: id } })).toBe(1);
  });
});
