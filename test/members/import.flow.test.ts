import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { csv, done, lastFile, paste, send, shown, summary, textOf } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('people changed by a file, over %s', mode => {
  it('people changed by a file read what changed, and that they are reactivated', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { db, slack } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    await db.member.updateMany({ where: { slackUserId: linus.id }, data: { state: 'deactivated' } });
    const grace = slack.person('grace');
    await paste(
      grace,
      csv(
        'Email,Role,Groups',
        'ada@lovelace.example,EDITOR,Teacher Laptops',
        'linus@lovelace.example,ADMIN,',
      ),
    );
    await send(grace);
    await done(foyer, grace);
    await untilIdle(foyer);
    const notice = ada.messages().at(-1)?.plain() ?? '';
    expect(notice).toContain('changed your membership of Lovelace Labs:');
    expect(notice).toContain('Role: VIEWER → EDITOR');
    expect(notice).toContain('Groups: no group → Teacher Laptops');
    expect(linus.messages().at(-1)?.plain()).toContain(
      'reactivated your access to Lovelace Labs. You’re ADMIN again',
    );
    expect(
      await db.delivery.count({ where: { message: { startsWith: 'member-' }, status: 'delivered' } }),
    ).toBe(2);
  });

  it('people keep their groups where the file has no column for them, and where its cell is blank', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
    await runCommand(grace, '/invite linus@x.example as Analyst in "Teacher Laptops"');
    const roles = csv('Email,Role', 'ada@lovelace.example,Investigator', 'linus@x.example,Investigator');
    const kept = await paste(grace, roles);
    expect(kept.plain()).toContain('Analyst, Teacher Laptops → Investigator, Teacher Laptops');
    await send(grace);
    await done(foyer, grace);
    const groupsOf = async () => [
      await foyer.db.groupGrant.count({ where: { member: { slackUserId: ada.id } } }),
      await foyer.db.invitationGrant.count({ where: { invitation: { email: 'linus@x.example' } } }),
    ];
    expect(await groupsOf()).toEqual([1, 1]);
    await untilIdle(foyer);

    const blank = await paste(grace, csv('Email,Role,Groups', 'ada@lovelace.example,Analyst,'));
    expect(blank.plain()).toContain('Investigator, Teacher Laptops → Analyst, Teacher Laptops');
    await send(grace);
    await done(foyer, grace);
    await untilIdle(foyer);
    expect(await groupsOf()).toEqual([1, 1]);
    expect(ada.messages().at(-1)?.plain()).toContain('Role: Investigator → Analyst');
  });

  it('the uploader gets a file to fix that still says nothing about groups, where theirs did not', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Senturo' });
    const grace = foyer.slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@x.example,Analyst', 'nobody,Analyst'));
    await send(grace);
    await done(foyer, grace);
    await grace.press(summary(grace), 'Fix-me CSV');
    await untilIdle(foyer);
    const text = await textOf(grace, lastFile(grace));
    expect(text).toContain('Email,Role,Name,Reason');
  });

  it('a file that takes the top role from its last member is refused whole', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { db } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const { capabilities } = await db.role.findFirstOrThrow({ where: { name: 'OWNER' } });
    await db.role.updateMany({ where: { name: 'ADMIN' }, data: { capabilities } });
    await paste(margaret, csv('Email,Role', 'grace@lovelace.example,VIEWER', 'new@lovelace.example,VIEWER'));
    await margaret.submit();
    expect(shown(margaret).plain()).toContain(
      'There must always be one active OWNER, and Grace Hopper is the last.',
    );
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);
    expect(await db.member.count({ where: { role: { name: 'OWNER' } } })).toBe(1);
  });

  it('an admin of a facility of Secaro can’t change people by a file: they invite, and edit nobody', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Secaro' });
    const ada = await becomeMember(foyer, 'ada', 'Member', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Member', '"Teacher Laptops"');
    await foyer.db.groupGrant.updateMany({
      where: { member: { slackUserId: ada.id } },
      data: { level: 'admin' },
    });
    const review = await paste(
      ada,
      csv(
        'Email,Role,Groups',
        'linus@lovelace.example,Member,Teacher Laptops',
        'new@x.example,Member,Teacher Laptops',
      ),
    );
    expect(review.plain()).toContain('1 new, 1 needs fixing');
  });
});
