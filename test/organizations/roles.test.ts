import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../support/story.ts';

/** The positions of the buttons of CrowdSec's roles in the list, for an owner. */
const edit = { OWNER: { nth: 0 }, ADMIN: { nth: 1 }, EDITOR: { nth: 2 }, VIEWER: { nth: 3 } };
/** The top role has no Remove. */
const remove = { ADMIN: { nth: 0 }, EDITOR: { nth: 1 }, VIEWER: { nth: 2 } };

describe.each(modes)('the roles of an organization, over %s', mode => {
  it('roles are added with rights that the editor has, and enforced from then on', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Add role');
    expect(shown(grace).plain()).not.toContain('Name its owners');
    await grace.fill({ Name: 'owner' });
    expect(JSON.stringify((await grace.submit()).fieldErrors)).toContain('There’s already a role OWNER.');
    await grace.fill({ Name: 'Host', Description: 'Lets people in', Rights: ['Invite people'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Host is added.');
    expect(shown(grace).plain()).toContain('Can invite people.');
    await grace.closeModal();
    const ada = await becomeMember(foyer, 'ada', 'Host');
    expect(await runCommand(ada, '/invite @linus as VIEWER')).toContain('Invited Linus Torvalds');
    expect(await runCommand(ada, '/invite @margaret as ADMIN')).toContain('has more rights than your role');
    expect(await runCommand(ada, '/invite matrix')).toMatch(/Invite permission\*\*\W+✓\W+✓\W+·\W+·\W+✓/u);
    expect(await readAuditLog(foyer)).toContain('role.add Host');
  });

  it('roles are renamed for everybody who has them, also in the matrix and as the default one', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Edit', edit.VIEWER);
    await grace.fill({ Name: 'READER', Description: 'Reads' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('READER is saved.');
    await grace.closeModal();
    await grace.command('/invite');
    expect(shown(grace).plain()).not.toContain('VIEWER');
    await grace.closeModal();
    await askToJoin(foyer, 'ada');
    await grace.press(requestCard(grace), 'Accept as READER');
    await untilIdle(foyer);
    const ada = await db.member.findFirstOrThrow({
      where: { slackUserId: slack.person('ada').id },
      include: { role: true },
    });
    expect(ada.role.name).toBe('READER');
  });

  it('roles take a right from everybody who has them', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Edit', edit.ADMIN);
    await grace.fill({ Rights: ['See the members'] });
    await grace.submit();
    expect(await runCommand(margaret, '/invite @ada as VIEWER')).toContain(
      'Your role ADMIN can’t invite people.',
    );
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'role.edit' } });
    expect(entry.after).toMatchObject({ capabilities: ['member:read'] });
  });

  it('a changed role tells everybody who has it what they can do now, and nobody about a new name alone', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'VIEWER');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Edit', edit.VIEWER);
    await grace.fill({ Name: 'READER' });
    await grace.submit();
    await untilIdle(foyer);
    expect(margaret.screen()).not.toContain('what your role');
    await grace.press(shown(grace), 'Edit', edit.VIEWER);
    await grace.fill({ Rights: ['See the members'] });
    await grace.submit();
    await untilIdle(foyer);
    const notice = margaret.messages().at(-1)?.plain();
    expect(notice).toContain('changed what your role READER can do in');
    expect(notice).toContain('You can now see the members.');
    for (const other of [ada, grace])
      expect(JSON.stringify(other.messages().map(message => message.plain()))).not.toContain('READER');
  });

  it('roles can’t be changed by people with fewer rights, nor their rights by people who have them', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await margaret.command('/invite roles');
    // OWNER has no buttons for an ADMIN.
    await margaret.press(shown(margaret), 'Edit', { nth: 0 });
    expect(shown(margaret).plain()).toContain('Name: ADMIN');
    const before = await snapshot(foyer);
    await margaret.fill({ Rights: ['Invite people'] });
    await margaret.submit();
    expect(margaret.screen()).toContain('You have the role ADMIN yourself.');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('the top role keeps all of its rights, whatever else is changed', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    const top = await foyer.db.role.findFirstOrThrow({ where: { position: 0 } });
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Edit', edit.OWNER);
    expect(shown(grace).plain()).toContain('The top role keeps all of its rights.');
    await grace.fill({ Name: 'KEEPER' });
    await grace.submit();
    expect(await foyer.db.role.findFirstOrThrow({ where: { position: 0 } })).toEqual({
      ...top,
      name: 'KEEPER',
    });
  });

  it('roles are removed when nobody has them, and never while somebody has', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'VIEWER');
    await runCommand(grace, '/invite linus@x.example as EDITOR');
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Remove', remove.VIEWER);
    expect(grace.screen()).toContain('VIEWER is in use by 1 member. Give them');
    await grace.closeModal();
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Remove', remove.EDITOR);
    expect(grace.screen()).toContain('EDITOR is in use by 1 pending invitation. Give them');
    await grace.closeModal();
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Remove', remove.ADMIN);
    expect(shown(grace).plain()).toContain('ADMIN is removed.');
    expect((await db.role.findMany({ where: { removedAt: null } })).map(({ name }) => name).sort()).toEqual([
      'EDITOR',
      'OWNER',
      'VIEWER',
    ]);
  });

  it('roles are removed although past invitations name them, and those still do', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await db.member.updateMany({
      where: { slackUserId: ada.id },
      data: { roleId: (await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } })).id },
    });
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Remove', remove.EDITOR);
    expect(shown(grace).plain()).toContain('EDITOR is removed.');
    await grace.closeModal();
    expect(await runCommand(grace, '/invite linus@x.example as EDITOR')).toContain(
      'There’s no role “EDITOR”',
    );
    const accepted = await db.invitation.findFirstOrThrow({ include: { role: true } });
    expect(accepted).toMatchObject({ status: 'accepted', role: { name: 'EDITOR' } });
    await grace.command('/invite roles');
    await grace.press(shown(grace), 'Add role');
    await grace.fill({ Name: 'EDITOR', Rights: ['Invite people'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('EDITOR is added.');
  });

  it('roles need the right to change the organization', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect(await runCommand(ada, '/invite roles')).toContain(
      'Your role VIEWER can’t change the organization.',
    );
  });
});
