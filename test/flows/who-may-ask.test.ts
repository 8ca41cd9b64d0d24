import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  runCommand,
  setUp,
  snapshot,
  timePasses,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('who may ask to join, over %s', mode => {
  it('everybody who may not ask to join reads exactly why, and nothing changes', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer);
    await becomeMember(foyer, 'margaret', 'VIEWER');
    await runCommand(slack.person('grace'), '/invite @katherine as VIEWER');
    await askToJoin(foyer, 'linus');
    await timePasses(foyer, 60_000);
    await slack.addPerson({ name: 'tim', realName: 'Tim', email: 'tim@elsewhere.example' });
    await slack.addPerson({ name: 'sub', realName: 'Sub', email: 'sub@evil.lovelace.example' });
    await slack.addPerson({ name: 'end', realName: 'End', email: 'end@notlovelace.example' });
    await slack.addPerson({ name: 'ghost', realName: 'Ghost' });
    await slack.addPerson({
      name: 'uma',
      realName: 'Uma',
      email: 'uma@lovelace.example',
      isUltraGuest: true,
    });
    await slack.addPerson({ name: 'rae', realName: 'Rae', email: 'rae@lovelace.example', isGuest: true });
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    const cases = [
      ['grace', 'You’re already a member, as OWNER.'],
      ['margaret', 'You’re already a member, as VIEWER.'],
      ['tim', 'Your email address is at elsewhere.example, which isn’t one of the organization’s domains'],
      ['sub', 'Your email address is at evil.lovelace.example, which isn’t one'],
      ['end', 'Your email address is at notlovelace.example, which isn’t one'],
      ['ghost', 'Foyer can’t see your email address in Slack'],
      ['una', 'You haven’t confirmed your address una@lovelace.example in Slack yet.'],
      ['radia', 'Guests of this workspace can’t ask to join.'],
      ['rae', 'Guests of this workspace can’t ask to join.'],
      ['uma', 'Guests of this workspace can’t ask to join.'],
    ] as const;
    for (const [name, word] of cases) {
      const person = slack.person(name);
      expect(await runCommand(person, '/invite request'), name).toContain(word);
      expect(person.modal(), name).toBeUndefined();
    }
    for (const [name, title] of [
      ['katherine', 'Your invitation'],
      ['linus', 'Your request'],
    ] as const) {
      await slack.person(name).command('/invite request');
      expect(slack.person(name).modal()?.title).toBe(title);
    }
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('the submitted form is checked again, and shows what changed', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer);
    const [grace, ada, una] = [slack.person('grace'), slack.person('ada'), slack.person('una')];
    await ada.command('/invite request');
    await runCommand(grace, '/invite @ada as VIEWER');
    await ada.submit();
    expect(ada.modal()?.plain()).toContain('You already have an invitation');
    await slack.changePerson('una', { isEmailConfirmed: true });
    await una.command('/invite request');
    await slack.changePerson('una', { isGuest: true });
    await una.submit();
    expect(una.modal()?.plain()).toContain('Guests of this workspace can’t ask to join.');
    expect(await db.joinRequest.count()).toBe(0);
  });
});
