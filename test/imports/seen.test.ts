import { describe, expect, it } from 'vitest';
import type { Foyer } from '../support/foyer.ts';
import { csv, done, members, paste, pending, send, shown, startSenturo } from '../support/import-story.ts';
import { becomeMember, runCommand, timePasses, untilIdle } from '../support/story.ts';

const HOUR_MS = 60 * 60 * 1000;

describe('what the review shows', () => {
  it('every row shows what the person has and what sending gives, with all groups named as such', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await becomeMember(foyer, 'katherine', 'Remote', '"Student Devices"');
    await db.member.updateMany({
      where: { email: 'katherine@lovelace.example' },
      data: { state: 'deactivated' },
    });
    await runCommand(grace, '/invite barbara@x.example as Remote in "Student Devices"');
    await paste(
      grace,
      csv(
        'Email,Role,Groups',
        'new@x.example,Analyst,',
        'ada@lovelace.example,Analyst,Student Devices',
        'katherine@lovelace.example,Analyst,Teacher Laptops',
        'barbara@x.example,Analyst,Teacher Laptops',
      ),
    );
    const text = shown(grace).plain();
    expect(text).toContain('Line 2 · New · Analyst, all device groups');
    expect(text).toContain('Line 3 · Update · Remote, Teacher Laptops → Analyst, Student Devices');
    expect(text).toContain('Line 4 · Reactivated · Remote, Student Devices → Analyst, Teacher Laptops');
    expect(text).toContain('Line 5 · Sent again · Remote, Student Devices → Analyst, Teacher Laptops');
  });

  it('a blank Groups cell leaves what people have, and the review says so once', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await runCommand(grace, '/invite barbara@x.example as Remote in "Student Devices"');
    await paste(
      grace,
      csv(
        'Email,Role,Groups,Name',
        'new@x.example,Remote,,Nina',
        'ada@lovelace.example,Remote,,Ada King',
        'barbara@x.example,Remote,,',
      ),
    );
    const text = shown(grace).plain();
    const said =
      'Where Groups is blank: new people get all device groups. Members and people already invited keep their device groups.';
    expect(text.split(said)).toHaveLength(2);
    expect(text).toContain('Names are used for new people only.');
    expect(text).toContain(
      'Line 3 · Remote, Teacher Laptops · Already a member with this role and these groups. No change.',
    );
    expect(text).toContain('Sent again · Remote, Student Devices');
    await send(grace);
    await done(foyer, grace);
    expect(await members(foyer)).toContain('ada@lovelace.example active Remote: Teacher Laptops');
    expect(await pending(foyer)).toContain('barbara@x.example Remote: Student Devices');
    expect(await foyer.db.member.count({ where: { name: 'Ada King' } })).toBe(0);
  });

  it('a file that changes nothing offers no Send', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote', 'wrong,Remote'));
    expect(shown(grace).plain()).toContain('1 unchanged, 1 needs fixing');
    expect(shown(grace).submit).toBeUndefined();
  });

  it('one upload has the same words and numbers in the review, the message, the results, the fix-me file and the audit log', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote');
    await becomeMember(foyer, 'linus', 'Remote');
    await paste(
      grace,
      csv(
        'Email,Role',
        'a@x.example,Remote',
        'b@x.example,Remote',
        'ada@lovelace.example,Analyst',
        'linus@lovelace.example,Remote',
        'wrong,Remote',
      ),
    );
    const line = '2 new, 1 update, 1 unchanged, 1 needs fixing';
    expect(shown(grace).plain()).toContain(line);
    expect(shown(grace).submit).toBe('Send 2 new, 1 update');
    expect(await send(grace)).toContain(line);
    const message = await done(foyer, grace);
    expect(message.plain()).toContain(line);
    expect(message.buttons()).toEqual([
      '2 new',
      '1 update',
      '1 unchanged',
      '1 needs fixing',
      '2 waiting',
      'Fix-me CSV',
      'Undo this upload',
    ]);
    await grace.press(message, '2 new');
    expect(shown(grace).title).toBe('New');
    await grace.closeModal();
    await grace.press(message, 'Fix-me CSV');
    await untilIdle(foyer);
    expect(grace.sees('1 needs fixing'), grace.screen()).toBe(true);
    const [entry] = await db.auditEntry.findMany({ where: { action: 'import.send' } });
    expect(entry?.after).toEqual({ new: 2, updated: 1, unchanged: 1, 'to fix': 1 });
  });
});

describe('what changes between the review and Send', () => {
  it('a member whom another admin has changed since is shown again before anything is sent', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const [grace, margaret] = [slack.person('grace'), await becomeMember(foyer, 'margaret', 'Admin')];
    await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Investigator', 'new@x.example,Remote'));
    await margaret.command('/invite members');
    await margaret.press(shown(margaret), 'Edit', { nth: 0 });
    await margaret.fill({ Role: 'Remote' });
    await margaret.submit();
    await margaret.closeModal();
    expect(await members(foyer)).toContain('ada@lovelace.example active Remote: Teacher Laptops');

    await grace.submit();
    expect(shown(grace).title).toBe('Review');
    expect(shown(grace).plain()).toContain(
      'Nothing was sent because the outcome has changed since you looked.',
    );
    expect(shown(grace).plain()).toContain('Remote, Teacher Laptops → Investigator, Teacher Laptops');
    expect(await foyer.db.invitation.count({ where: { email: 'new@x.example' } })).toBe(0);
    await send(grace);
    expect(await members(foyer)).toContain('ada@lovelace.example active Investigator: Teacher Laptops');
  });

  it('a member who was deactivated since then does not come back unseen', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Analyst');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote'));
    await db.member.updateMany({ where: { email: 'ada@lovelace.example' }, data: { state: 'deactivated' } });
    await grace.submit();
    expect(shown(grace).plain()).toContain('1 reactivated');
    expect(await members(foyer)).toContain('ada@lovelace.example deactivated Analyst: ');
  });

  it.each<[string, (foyer: Foyer) => Promise<unknown>, (foyer: Foyer) => Promise<unknown>]>([
    [
      'a seat is free again',
      ({ db }) => db.organization.updateMany({ data: { seatLimit: 2 } }),
      ({ db }) => db.organization.updateMany({ data: { seatLimit: 9 } }),
    ],
    [
      'the pause between two messages is over',
      async ({ slack, db }) => {
        await db.organization.updateMany({ data: { cooldownMinutes: 60 } });
        await runCommand(slack.person('grace'), '/invite linus@lovelace.example as Remote');
      },
      foyer => timePasses(foyer, HOUR_MS),
    ],
  ])('a row that was to fix is not sent unseen once %s', async (_, keep, release) => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await keep(foyer);
    await paste(
      grace,
      csv('Email,Role', 'wrong,Remote', 'ada@lovelace.example,Remote', 'linus@lovelace.example,Remote'),
    );
    const isNamed = async () =>
      (await foyer.db.importRow.count({
        where: { email: 'linus@lovelace.example', outcome: { not: null } },
      })) > 0;
    expect(shown(grace).plain()).toContain('1 new, 2 need fixing');
    await release(foyer);
    await grace.submit();
    expect(shown(grace).title).toBe('Review');
    expect(shown(grace).plain()).toContain(
      'Nothing was sent because the outcome has changed since you looked.',
    );
    expect(await isNamed()).toBe(false);
    await send(grace);
    expect(await isNamed()).toBe(true);
  });

  it('a row that was beyond the uploader’s rights is not sent unseen once they have them', async () => {
    await using foyer = await startSenturo();
    const { db } = foyer;
    const gary = await becomeMember(foyer, 'margaret', '"Group Admin"', '"Teacher Laptops"');
    await paste(
      gary,
      csv('Email,Role,Groups', 'a@x.example,Remote,Teacher Laptops', 'b@x.example,Remote,Student Devices'),
    );
    expect(shown(gary).plain()).toContain('1 new, 1 needs fixing');
    const member = await db.member.findFirstOrThrow({ where: { email: 'margaret@lovelace.example' } });
    const group = await db.group.findFirstOrThrow({ where: { name: 'Student Devices' } });
    await db.groupGrant.create({ data: { memberId: member.id, groupId: group.id, level: 'admin' } });
    await gary.submit();
    expect(shown(gary).plain()).toContain('2 new');
    expect(await pending(foyer)).toEqual([]);
  });
});
