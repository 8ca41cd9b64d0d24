import { expect, it } from 'vitest';
import { inWorkspace } from '../../src/database/workspace-scope.ts';
import { schedules } from '../../src/delivery/schedules.ts';
import { warnOfEnds } from '../../src/domain/api-keys/ending.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, timePasses, untilIdle } from '../support/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keys that end after so many days, by name; they are a person's. */
async function keysOf({ db, clock }: Foyer, slackUserId: string, ends: Record<string, number | null>) {
  const { id: creatorId, organizationId } = await db.member.findFirstOrThrow({ where: { slackUserId } });
  await db.apiKey.createMany({
    data: Object.entries(ends).map(([name, days]) => ({
      organizationId,
      name,
      secretHash: `hash of ${name}`,
      hint: '0000',
      scopes: ['members:read'],
      creatorId,
      requestKey: name,
      createdAt: clock.now(),
      expiresAt: days === null ? null : new Date(clock.now().getTime() + days * DAY_MS),
      revokedAt: name === 'Revoked' ? clock.now() : null,
    })),
  });
}

it('the maker of an API key gets one message in the week before it ends, and nobody else does', async () => {
  await using foyer = await startFoyer();
  const { workspaceId } = await setUp(foyer);
  const { db, clock, slack } = foyer;
  const grace = slack.person('grace');
  const ada = await becomeMember(foyer, 'ada', 'ADMIN');
  await keysOf(foyer, grace.id, { Inventory: 30, Reports: 365, Always: null, Revoked: 30 });
  await keysOf(foyer, ada.id, { Payroll: 30 });
  await db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
  const run = async () => {
    const several = [1, 2].map(() =>
      inWorkspace(workspaceId, () => warnOfEnds({ db, clock, commitChanges }, workspaceId)),
    );
    await Promise.all(several);
    await untilIdle(foyer);
    const messages = [...grace.messages(), ...ada.messages()].map(message => message.plain());
    return messages.filter(text => text.includes('Your API key'));
  };
  await timePasses(foyer, 23 * DAY_MS - 1);
  expect(await run()).toEqual([]);
  await timePasses(foyer, 1);
  const [first, ...others] = await run();
  expect(first).toContain('Your API key Inventory of Lovelace Labs ends on ');
  expect(first).toContain('Programs with it stop working then.');
  expect(others).toEqual([]);
  expect(await run()).toHaveLength(1);
  await timePasses(foyer, 30 * DAY_MS);
  expect(await run()).toHaveLength(1);
});

it('the messages before the end of API keys are on the schedule', () => {
  expect(Object.values(schedules).map(({ run }) => run)).toContain(warnOfEnds);
});
