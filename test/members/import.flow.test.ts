import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { csv, done, paste, send, shown } from '../support/import-story.ts';
import { becomeMember, modes, quiet, setUp } from '../support/story.ts';

describe.each(modes)('people whom a file changes, over %s', mode => {
  it('are told what changed, and that their access is back', async () => {
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
    await quiet(foyer);
    const told = ada.messages().at(-1)?.plain() ?? '';
    expect(told).toContain('changed your membership of Lovelace Labs:');
    expect(told).toContain('Your role from VIEWER to EDITOR.');
    expect(told).toContain('Your groups from none to Teacher Laptops.');
    expect(linus.messages().at(-1)?.plain()).toContain(
      'reactivated your access to Lovelace Labs: you are ADMIN again',
    );
    expect(
      await db.delivery.count({ where: { message: { startsWith: 'member-' }, status: 'delivered' } }),
    ).toBe(2);
  });

  it('keep the top role in one hand: a file that takes it from the last is refused whole', async () => {
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

  it('are not changed by who is admin for a facility of Secaro only: they invite, and edit nobody', async () => {
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
    expect(review.plain()).toContain('1 new · 1 to mend');
  });
});
