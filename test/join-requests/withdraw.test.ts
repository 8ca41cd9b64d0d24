import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const DAY_MS = 24 * 60 * 60_000;

describe.each(modes)('a pending request, over %s', mode => {
  it('a pending request has Withdraw under /invite request; after a withdrawal every copy of the card says so', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { channel: null });
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = await askToJoin(foyer, 'ada', 'Please.');
    await ada.command('/invite request');
    const view = ada.modal();
    if (!view) throw new Error('There is no modal.');
    expect(view.title).toBe('Your request');
    expect(view.plain()).toContain('You asked to join Lovelace Labs');
    expect(view.plain()).toContain('Please.');
    await ada.press(view, 'Withdraw');
    expect(ada.modal()?.plain()).toContain('You withdrew your request.');
    expect(ada.modal()?.buttons()).toEqual([]);
    await untilIdle(foyer);
    for (const approver of [grace, margaret]) {
      expect(requestCard(approver, 'dm').plain()).toContain('This request was withdrawn');
      expect(requestCard(approver, 'dm').buttons()).toEqual([]);
    }
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'withdrawn', deciderId: null });
    expect((await readAuditLog(foyer)).at(-1)).toBe('join-request.withdraw ada@lovelace.example');
    await ada.closeModal();
    await timePasses(foyer, DAY_MS);
    await askToJoin(foyer, 'ada', 'After all.');
    expect(await db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
  });

  it('a request is withdrawn from App Home, which says from when one can ask again', async () => {
    await using foyer = await startFoyer(mode);
    const { db } = foyer;
    await setUp(foyer);
    const ada = await askToJoin(foyer, 'ada');
    await ada.openHome();
    const home = ada.home();
    if (!home) throw new Error('There is no home.');
    expect(home.plain()).toContain('You asked to join Lovelace Labs');
    await ada.press(home, 'Withdraw');
    await foyer.slack.waitFor(
      () => ada.home()?.plain().includes('You can ask to join Lovelace Labs again from '),
      'the home says from when one can ask again',
    );
    expect(ada.home()?.buttons()).not.toContain('Ask to join');
    await timePasses(foyer, DAY_MS);
    await ada.openHome();
    expect(ada.home()?.buttons()).toContain('Ask to join');
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'withdrawn' });
  });

  it('a request is withdrawn or accepted, never both, and both sides read the same', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const grace = slack.person('grace');
    for (let round = 1; round <= 10; round += 1) {
      const name = `asker${round}`;
      await slack.addPerson({ name, realName: `Asker ${round}`, email: `${name}@lovelace.example` });
      const asker = await askToJoin(foyer, name);
      await asker.command('/invite request');
      const view = asker.modal();
      if (!view) throw new Error('There is no modal.');
      const acts = [
        () => asker.press(view, 'Withdraw'),
        () => grace.press(requestCard(grace), 'Accept as VIEWER'),
      ];
      if (round % 2) acts.reverse();
      await Promise.all(acts.map(act => act()));
      await untilIdle(foyer);
      const { status } = await db.joinRequest.findFirstOrThrow({ where: { slackUserId: asker.id } });
      const isIn = status === 'approved';
      expect(['approved', 'withdrawn']).toContain(status);
      expect(await db.member.count({ where: { slackUserId: asker.id } })).toBe(isIn ? 1 : 0);
      expect(requestCard(grace).plain()).toContain(isIn ? '✓ Accepted by @grace' : 'was withdrawn');
      expect(requestCard(grace).buttons()).toEqual([]);
      await asker.closeModal();
    }
  });
});

describe.each(modes)('asking while invited, over %s', mode => {
  it('asking while invited offers the invitation itself, and accepting it there is accepting it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    await runCommand(slack.person('grace'), '/invite @ada as EDITOR');
    await untilIdle(foyer);
    const ada = slack.person('ada');
    await ada.command('/invite request');
    const view = ada.modal();
    if (!view) throw new Error('There is no modal.');
    expect(view.title).toBe('Your invitation');
    expect(view.plain()).toContain('Grace Hopper invites you to join Lovelace Labs as EDITOR.');
    await ada.press(view, 'Accept');
    expect(ada.modal()?.plain()).toContain('✓ You joined Lovelace Labs');
    expect(ada.modal()?.buttons()).toEqual([]);
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
    expect(await db.joinRequest.count()).toBe(0);
  });
});
