import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, inviteByModal, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

const offer = (person: Person, text: string): Message => {
  const found = person.messages().findLast(message => message.plain().includes(text));
  if (!found) throw new Error(`${person.spec.name} reads nothing of “${text}”.`);
  return found;
};

describe.each(modes)('inviting an existing member or invitee, over %s', mode => {
  it('inviting a member offers to edit their access', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { db } = foyer;
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'VIEWER');
    await becomeMember(foyer, 'linus', 'VIEWER');
    await runCommand(grace, '/invite @ada as EDITOR');
    const words = offer(grace, 'ada@lovelace.example is already a member, as VIEWER.');
    expect(words.buttons()).toEqual(['Edit access']);
    await grace.press(words, 'Edit access');
    expect(shown(grace).title).toBe('Current users');
    expect(shown(grace).plain()).toContain('ada@lovelace.example');
    expect(shown(grace).plain()).not.toContain('linus@lovelace.example');
    await grace.press(shown(grace), 'Edit');
    await grace.fill({ Role: 'EDITOR' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Role: VIEWER → EDITOR');
    expect(await db.member.count({ where: { role: { name: 'EDITOR' } } })).toBe(1);
  });

  it('inviting a deactivated member offers to reactivate them, from the modal too, which loses nothing', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { db } = foyer;
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
    await inviteByModal(grace, { Email: 'ada@lovelace.example', Role: 'VIEWER' });
    expect(shown(grace).plain()).toContain('was a member, as VIEWER, and is deactivated.');
    await grace.press(shown(grace), 'Reactivate');
    expect(shown(grace).title).toBe('Current users');
    await grace.press(shown(grace), 'Reactivate');
    expect(shown(grace).plain()).toContain('Reactivated just now.');
    await grace.goBack();
    expect(shown(grace).title).toBe('Invite people');
    expect(shown(grace).plain()).toContain('ada@lovelace.example');
  });

  it('inviting a person with a pending invitation offers to update or resend it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite ada@x.example as VIEWER');
    await runCommand(grace, '/invite linus@x.example as VIEWER');
    await runCommand(grace, '/invite ada@x.example as EDITOR');
    const words = offer(grace, 'ada@x.example is already invited, as VIEWER');
    await grace.press(words, 'Update or resend');
    expect(shown(grace).title).toBe('Invited users');
    expect(shown(grace).plain()).not.toContain('linus@x.example');
    await grace.press(shown(grace), 'Resend');
    expect(shown(grace).plain()).toContain('Still waiting: ada@x.example isn’t in this Slack yet.');
  });

  it('inviting an existing member offers nothing that the inviter may not do, and invites nobody twice', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { db } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const before = await db.invitation.count();
    expect(await runCommand(margaret, '/invite @grace as VIEWER')).toContain(
      'is already a member, as OWNER.',
    );
    await untilIdle(foyer);
    expect(offer(margaret, 'is already a member, as OWNER.').buttons()).toEqual([]);
    expect(await db.invitation.count()).toBe(before);
  });
});
