import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { askToJoin, modes, requestCard, setUp, timePasses, untilIdle } from '../support/story.ts';

describe.each(modes)('Manage join requests, over %s', mode => {
  it('Manage join requests lists pending requests, oldest first, and accepts and rejects them', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada', 'First.');
    await timePasses(foyer, 60_000);
    const linus = await askToJoin(foyer, 'linus');
    await grace.command('/invite requests');
    const list = () => {
      const view = grace.modal();
      if (!view) throw new Error('There is no list.');
      return view;
    };
    expect(list().title).toBe('Manage join requests');
    expect(list().plain()).toContain('Lovelace Labs · 2 waiting');
    expect(list().plain()).toMatch(/@ada · ada@lovelace.example · asked .*Jan 5, 2026 at 9:00 AM/u);
    expect(list().plain()).toContain('First.');
    expect(list().plain().indexOf('@ada')).toBeLessThan(list().plain().indexOf('@linus'));

    await grace.press(list(), 'Accept as VIEWER', { nth: 0 });
    expect(list().plain()).toContain('✓ Accepted as VIEWER.');
    expect(list().plain()).toContain('Lovelace Labs · 1 waiting');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('@grace accepted your request');

    await grace.press(list(), 'Reject');
    await grace.fill({ Reason: 'Not now.' });
    await grace.submit();
    expect(list().title).toBe('Manage join requests');
    expect(list().plain()).toContain('✗ Rejected.');
    await untilIdle(foyer);
    expect(linus.messages().at(-1)?.plain()).toContain('was rejected:\nNot now.');
    expect(requestCard(grace).plain()).toContain('✗ Rejected by @grace');
    await grace.closeModal();
    await grace.command('/invite requests');
    expect(list().plain()).toContain('Nobody is waiting for a decision.');
    const outcomes = await db.joinRequest.findMany({ orderBy: { id: 'asc' } });
    expect(outcomes.map(({ status }) => status)).toEqual(['approved', 'rejected']);
  });

  it('Manage join requests has pages of ten', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db, clock } = foyer;
    const { id: organizationId } = await setUp(foyer);
    const grace = slack.person('grace');
    for (let count = 10; count < 22; count += 1) {
      await db.joinRequest.create({
        data: {
          organizationId,
          slackUserId: `U${count}`,
          email: `p${count}@lovelace.example`,
          name: `Person ${count}`,
          createdAt: clock.now(),
        },
      });
    }
    await grace.command('/invite requests');
    const names = () =>
      grace
        .modal()
        ?.plain()
        .match(/p\d+(?=@)/gu);
    expect(names()).toEqual(Array.from({ length: 10 }, (_, index) => `p${10 + index}`));
    const view = grace.modal();
    if (view) await grace.press(view, 'Next ›');
    expect(names()).toEqual(['p20', 'p21']);
    const next = grace.modal();
    if (next) await grace.press(next, '‹ Previous');
    expect(names()).toHaveLength(10);
  });
});
