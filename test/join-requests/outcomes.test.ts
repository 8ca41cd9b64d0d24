import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('the decision about a join request, over %s', mode => {
  it('an accepted person is in Current users; a rejected one reads so, and is on neither list', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { template: 'Secaro' });
    const grace = slack.person('grace');
    await askToJoin(foyer, 'ada');
    await timePasses(foyer, 60_000);
    const linus = await askToJoin(foyer, 'linus');
    await grace.command('/invite requests');
    await grace.press(shown(grace), 'Accept as Member', { nth: 0 });
    await grace.press(shown(grace), 'Reject');
    await grace.submit();
    for (const said of ['0 waiting', '✓ Accepted as Member.', '✗ Rejected.'])
      expect(shown(grace).plain()).toContain(said);
    await grace.closeModal();
    await grace.command('/invite requests');
    expect(shown(grace).plain()).toContain('Nobody is waiting for a decision.');
    await grace.closeModal();
    await untilIdle(foyer);
    expect(linus.messages().at(-1)?.plain()).toBe('Your request to join Lovelace Labs was rejected.');
    await grace.command('/invite members');
    expect(shown(grace).plain()).toContain('Lovelace Labs · 2 people');
    expect(shown(grace).plain()).toContain('ada@lovelace.example');
    expect(shown(grace).plain()).not.toContain('linus@lovelace.example');
  });

  it('only Organization Admins decide join requests: an admin of a facility neither sees nor decides them', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Secaro' });
    const margaret = await becomeMember(foyer, 'margaret', 'Member', '"Teacher Laptops"');
    await db.groupGrant.updateMany({ data: { level: 'admin' } });
    await askToJoin(foyer, 'ada');
    await margaret.openHome();
    expect(margaret.home()?.buttons()).toContain('Invite people');
    expect(margaret.home()?.plain()).not.toContain('ada@lovelace.example');
    expect(margaret.home()?.buttons()).not.toContain('Manage join requests');
    const said = await runCommand(margaret, '/invite requests');
    expect(said).toContain('Your role Member can’t review join requests.');
    expect(said).toContain('Ask @grace (Organization Admin).');
    for (const button of ['Accept as Member', 'Accept as…', 'Reject']) {
      await margaret.press(requestCard(margaret), button);
      await slack.waitFor(
        () => margaret.messages('approvals').at(-1)?.plain().includes('can’t review join requests'),
        'Margaret is told',
      );
    }
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'pending' });
  });
});
