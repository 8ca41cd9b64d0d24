import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('a reassigned address, over %s', mode => {
  it('a new owner of an address gets neither the invitation nor the membership of the earlier one', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [ada, linus] = [slack.person('ada'), slack.person('linus')];
    await runCommand(slack.person('grace'), '/invite @ada as ADMIN');
    await untilIdle(foyer);
    await slack.changePerson('ada', { email: 'countess@lovelace.example' });
    await slack.changePerson('linus', { email: 'ada@lovelace.example' });
    await untilIdle(foyer);
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: ada.id, status: 'pending' });
    expect(linus.messages()).toEqual([]);
    await linus.openHome();
    expect(linus.home()?.buttons()).not.toContain('Accept');

    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.count()).toBe(2);
    await linus.openHome();
    expect(linus.home()?.plain()).not.toContain('You’re ADMIN');
    for (const command of ['/invite x@x.example as ADMIN', '/invite members', '/invite requests']) {
      expect(await runCommand(linus, command)).toContain('You aren’t a member of Lovelace Labs');
    }
    await ada.command('/invite members');
    expect(ada.modal()?.title).toBe('Current users');
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
  });
});
