import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { paste } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp } from '../support/story.ts';

describe.each(modes)('a member whose account can’t use their access, over %s', mode => {
  it('a member of another workspace is marked and can only be deactivated', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await grace.command('/invite members');
    const before = shown(foyer);
    await grace.press(before, 'Edit', { nth: 0 });
    await slack.changePerson('ada', { isExternal: true });
    await grace.fill({ Role: 'ADMIN' });
    await grace.submit();
    expect(shown(foyer).plain()).toContain(
      'Ada Lovelace belongs to another Slack workspace, so you can’t edit them.',
    );
    expect((await paste(grace, 'Email,Role\nada@lovelace.example,ADMIN')).plain()).toContain(
      'belongs to another Slack workspace',
    );
    await grace.closeModal();
    expect(
      await db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } }),
    ).toMatchObject({ role: { name: 'EDITOR' } });

    await grace.command('/invite members');
    expect(rowOf(foyer)).toContain('From another Slack workspace');
    expect(
      shown(foyer)
        .buttons()
        .filter(text => text === 'Edit'),
    ).toHaveLength(1);
    await grace.press(shown(foyer), 'Deactivate');
    await grace.submit();
    expect(rowOf(foyer)).toContain('Deactivated · From another Slack workspace');
    expect(shown(foyer).buttons()).not.toContain('Reactivate');
  });

  it('a member isn’t reactivated before Slack has them, by button or by file', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    const state = async () => (await db.member.findFirst({ where: { slackUserId: ada.id } }))?.state;
    await grace.command('/invite members');
    await grace.press(shown(foyer), 'Deactivate');
    await grace.submit();
    const list = shown(foyer);
    for (const [change, words] of [
      [{ deactivated: true }, 'Ada Lovelace’s Slack account is deactivated.'],
      [{ deactivated: false, isExternal: true }, 'Ada Lovelace belongs to another Slack workspace'],
    ] as const) {
      await slack.changePerson('ada', change);
      await grace.press(list, 'Undo');
      expect(shown(foyer).plain()).toContain(words);
      await grace.goBack();
      expect(await state()).toBe('deactivated');
    }
    await grace.closeModal();
    const review = await paste(grace, 'Email,Role\nada@lovelace.example,ADMIN');
    expect(review.plain()).toContain('belongs to another Slack workspace');
    await grace.closeModal();
    await slack.changePerson('ada', { isExternal: false });
    await grace.command('/invite members');
    await grace.press(shown(foyer), 'Reactivate');
    expect(await state()).toBe('active');
    expect(await runCommand(ada, '/invite help')).toContain('What you can do');
  });

  it('a member who is deactivated in Slack can have rights taken away', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await slack.changePerson('ada', { deactivated: true });
    await grace.command('/invite members');
    expect(rowOf(foyer)).toMatch(/Left Slack on \w+ \d+/u);
    await grace.press(shown(foyer), 'Edit', { nth: 0 });
    await grace.fill({ Role: 'VIEWER' });
    await grace.submit();
    expect(
      await db.member.findFirst({ where: { slackUserId: ada.id }, include: { role: true } }),
    ).toMatchObject({ role: { name: 'VIEWER' } });
  });
});

function shown({ slack }: Foyer) {
  const view = slack.person('grace').modal();
  if (!view) throw new Error('No modal is open.');
  return view;
}

/** Ada's lines in the list of members. */
function rowOf(foyer: Foyer): string {
  const lines = shown(foyer).plain().split('\n');
  const at = lines.findIndex(text => text.includes('ada@lovelace.example'));
  return lines.slice(at, at + 3).join('\n');
}
