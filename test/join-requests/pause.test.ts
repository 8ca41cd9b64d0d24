import { describe, expect, it } from 'vitest';
import { requestToJoin } from '../../src/domain/joining/request.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { askToJoin, requestCard, runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

const DAY_MS = 24 * 60 * 60_000;
const AGAIN = 'You can ask to join Lovelace Labs again from ';

/** Somebody asks, and an approver rejects them. */
async function rejected(foyer: Foyer) {
  const { slack } = foyer;
  const ada = await askToJoin(foyer, 'ada');
  const grace = slack.person('grace');
  await grace.press(requestCard(grace), 'Reject');
  await grace.submit();
  await untilIdle(foyer);
  expect(await foyer.db.joinRequest.findFirstOrThrow()).toMatchObject({ status: 'rejected' });
  return ada;
}

describe('after a rejected request', () => {
  it('nobody can ask again for a day after a rejection, and the requester reads from when they can', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = await rejected(foyer);
    expect(await runCommand(ada, '/invite request')).toContain(AGAIN);
    expect(ada.modal()).toBeUndefined();
    await ada.openHome();
    expect(ada.home()?.plain()).toContain(AGAIN);
    expect(ada.home()?.buttons()).not.toContain('Ask to join');
    await timePasses(foyer, DAY_MS);
    await askToJoin(foyer, 'ada');
    expect(await foyer.db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
  });

  it('a form that was open before the rejection is refused, in words that name the day', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db, slack, clock } = foyer;
    const ada = slack.person('ada');
    await ada.command('/invite request');
    const { id: organizationId, workspaceId } = await db.organization.findFirstOrThrow();
    const at = { createdAt: clock.now(), resolvedAt: clock.now() };
    const former = {
      organizationId,
      email: 'ada@lovelace.example',
      name: 'Ada',
      status: 'rejected',
    } as const;
    // Her address is enough: another account of hers waits as well.
    await db.joinRequest.create({ data: { ...former, ...at, slackUserId: 'U0OTHER' } });
    await ada.submit();
    expect(ada.modal()?.plain()).toContain(`${AGAIN}Tue, Jan 6, 9:00 AM (UTC).`);
    expect(await db.joinRequest.count()).toBe(1);
    const person = await findPerson(db, workspaceId, ada.id);
    if (!person) throw new Error('Ada is not in the directory.');
    const domain = { db, clock, commitChanges: async () => {} };
    await expect(requestToJoin(domain, person, { organizationId, note: null })).rejects.toMatchObject({
      code: 'asked-too-soon',
    });
  });

  it('one can ask again at once where the organization wants no pause, or after the days that it wants', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db, slack } = foyer;
    const grace = slack.person('grace');
    const ada = await rejected(foyer);
    await grace.command('/invite settings');
    await grace.fill({ 'Days before asking again': '3' });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Days before asking again: 1 → 3');
    await grace.closeModal();
    await timePasses(foyer, 3 * DAY_MS - 60_000);
    expect(await runCommand(ada, '/invite request')).toContain(AGAIN);
    await grace.command('/invite settings');
    await grace.fill({ 'Days before asking again': '0' });
    await grace.submit();
    await grace.closeModal();
    await askToJoin(foyer, 'ada');
    const edits = await db.auditEntry.findMany({
      where: { action: 'organization.edit' },
      orderBy: { id: 'asc' },
    });
    expect(edits.map(({ after }) => after)).toEqual([{ requestPauseDays: 3 }, { requestPauseDays: 0 }]);
  });

  it('another organization and another person aren’t affected, nor is a person who let a request expire', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await rejected(foyer);
    await askToJoin(foyer, 'linus');
    await foyer.db.joinRequest.updateMany({
      where: { status: 'pending' },
      data: { status: 'expired', resolvedAt: foyer.clock.now() },
    });
    await askToJoin(foyer, 'linus');
  });
});
