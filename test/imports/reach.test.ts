import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { csv, done, members, paste, pending, send, shown, startSenturo } from '../support/import-story.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

describe.each(modes)('the uploader’s rights, over %s', mode => {
  it('a Group Admin of Senturo imports into their own device groups only', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await becomeMember(foyer, 'katherine', 'Remote', '"Student Devices"');
    await becomeMember(foyer, 'linus', 'Remote', '"Teacher Laptops"');
    await runCommand(grace, '/invite pat@x.example as Remote');
    await untilIdle(foyer);
    const review = await paste(
      ada,
      csv(
        'Email,Role,Groups',
        'good@x.example,Analyst,Teacher Laptops',
        'top@x.example,Admin,Teacher Laptops',
        'other@x.example,Analyst,Student Devices',
        'both@x.example,Analyst,"Teacher Laptops, Student Devices"',
        'blank@x.example,Analyst,',
        'katherine@lovelace.example,Analyst,Teacher Laptops',
        'linus@lovelace.example,Analyst,Teacher Laptops',
        'pat@x.example,Analyst,Teacher Laptops',
        'ada@lovelace.example,Remote,Teacher Laptops',
        'grace@lovelace.example,Remote,Teacher Laptops',
      ),
    );
    const text = review.plain();
    expect(text).toContain('1 new, 1 update, 8 need fixing');
    expect(text).toContain('You can’t assign Admin because it has more rights than your role.');
    expect(text.match(/You don’t administer Student Devices\./gu)).toHaveLength(2);
    expect(text).toContain('A blank cell means all groups, and you don’t administer all.');
    // People outside their lists are named to them nowhere else, whatever rights they have.
    expect(text.match(/This person is already a member or invited\. Ask an admin\./gu)).toHaveLength(3);
    expect(text).toContain('This is your own address. Remove the row.');
    expect(review.submit).toBe('Send 1 new, 1 update');
    await send(ada);
    await done(foyer, ada);
    expect(await pending(foyer)).toEqual([
      'good@x.example Analyst: Teacher Laptops',
      'pat@x.example Remote: ',
    ]);
    expect(await members(foyer)).toEqual([
      'ada@lovelace.example active Group Admin: Teacher Laptops',
      'grace@lovelace.example active Admin: ',
      'katherine@lovelace.example active Remote: Student Devices',
      'linus@lovelace.example active Analyst: Teacher Laptops',
    ]);
  });

  it('an admin of a facility of Secaro imports into that facility only', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template: 'Secaro' });
    const ada = await becomeMember(foyer, 'ada', 'Member', '"Teacher Laptops"');
    expect(await runCommand(ada, '/invite bulk')).toContain('can’t invite people');
    await foyer.db.groupGrant.updateMany({ data: { level: 'admin' } });
    const review = await paste(
      ada,
      csv(
        'Email,Role,Facilities',
        'good@x.example,Member,Teacher Laptops',
        'top@x.example,Organization Admin,Teacher Laptops',
        'other@x.example,Member,Student Devices',
        'blank@x.example,Member,',
      ),
    );
    expect(review.plain()).toContain('1 new, 3 need fixing');
    expect(review.plain()).toContain('Choose at least one group that you administer.');
    await send(ada);
    await done(foyer, ada);
    expect(await pending(foyer)).toEqual(['good@x.example Member: Teacher Laptops']);
  });

  it('Send checks again: groups that were taken away since aren’t granted', async () => {
    await using foyer = await startSenturo(mode);
    const { db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops", "Student Devices"');
    await paste(
      ada,
      csv('Email,Role,Groups', 'a@x.example,Remote,Teacher Laptops', 'b@x.example,Remote,Student Devices'),
    );
    expect(shown(ada).submit).toBe('Send 2 invitations');
    await db.groupGrant.deleteMany({
      where: { group: { name: 'Student Devices' }, member: { slackUserId: ada.id } },
    });
    await ada.submit();
    // The row that can't be sent any longer is shown first.
    expect(shown(ada).submit).toBe('Send 1 invitation');
    expect(await pending(foyer)).toEqual([]);
    expect(await send(ada)).toContain('1 new, 1 needs fixing');
    expect(await pending(foyer)).toEqual(['a@x.example Remote: Teacher Laptops']);
  });
});
