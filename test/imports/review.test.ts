import { describe, expect, it } from 'vitest';
import {
  csv,
  done,
  openReview,
  paste,
  pending,
  send,
  shown,
  startSenturo,
  upload,
} from '../support/import-story.ts';
import { becomeMember, choices, modes, timePasses, untilIdle } from '../support/story.ts';

const HOUR = 60 * 60 * 1000;

/** A row with as many findings as there can be: address, role, ten groups and more. */
const broken = (index: number) =>
  `"no address ${index}",Bosss,"${Array.from({ length: 12 }, (_, group) => `Group ${group} of ${index}`).join(', ')}",${'x'.repeat(300)}`;

/** Which lines of the file are on the page. */
const lines = (text: string) => [...text.matchAll(/^Line (\d+) · /gmu)].map(([, line]) => Number(line));

describe.each(modes)('the review, over %s', mode => {
  it('the review shows 100 rows of more than ten findings each page by page, within Slack’s limits', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const rows = Array.from({ length: 100 }, (_, index) => broken(index));
    await upload(grace, { name: 'broken.csv', bytes: csv('Email,Role,Groups,Name', ...rows) });
    const seen: number[] = [];
    for (let page = 1; page <= 10; page += 1) {
      // Over Socket Mode so long a view comes by views.update, after the acknowledgement.
      await foyer.slack.waitFor(
        () =>
          shown(grace)
            .plain()
            .includes(`Line ${page * 10 + 1} · `),
        'the page',
      );
      const view = shown(grace);
      expect(view.trouble).toBeUndefined();
      expect(view.title).toBe('Review');
      expect(view.plain()).toContain('100 need fixing');
      expect(view.plain()).toContain('… and ');
      expect(view.submit).toBeUndefined();
      seen.push(...lines(view.plain()));
      if (page < 10) await grace.press(view, 'Next ›');
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 2));
    expect(shown(grace).buttons()).not.toContain('Next ›');
    await grace.press(shown(grace), '‹ Previous');
    await foyer.slack.waitFor(() => lines(shown(grace).plain())[0] === 82, 'the page before');
  });

  it('the review shows one class of rows when it is chosen', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'linus', 'Remote');
    await paste(
      grace,
      csv(
        'Email,Role',
        'a@x.example,Remote',
        'linus@lovelace.example,Analyst',
        'wrong,Remote',
        'b@x.example,Remote',
      ),
    );
    expect(shown(grace).plain()).toContain('2 new, 1 update, 1 needs fixing');
    await grace.choose('import.filter', 'New (2)');
    expect(lines(shown(grace).plain())).toEqual([2, 5]);
    await grace.choose('import.filter', 'Update (1)');
    expect(lines(shown(grace).plain())).toEqual([3]);
    expect(shown(grace).plain()).toContain(
      'Line 3 · Update · Remote, all device groups → Analyst, all device groups',
    );
    await grace.choose('import.filter', 'Needs a fix (1)');
    expect(lines(shown(grace).plain())).toEqual([4]);
    await grace.press(shown(grace), 'Remove');
    expect(shown(grace).plain()).toContain('There are no rows like this.');
    await grace.choose('import.filter', 'All rows (3)');
    expect(lines(shown(grace).plain())).toEqual([2, 3, 5]);
  });

  it('the review edits a row, removes one, and fixes every case with one press', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv(
        'Email,Role,Groups,Name',
        'ada@lovelace.example,analyst,"teacher laptops, STUDENT DEVICES",Ada',
        'wrong,Boss,Nowhere,Somebody',
        'gone@x.example,Remote,,',
      ),
    );
    expect(shown(grace).submit).toBe('Send 1 invitation');
    await grace.press(shown(grace), 'Fix capitalization (3)');
    expect(shown(grace).submit).toBe('Send 2 invitations');
    expect(shown(grace).plain()).toContain('Line 2 · New · Analyst, Student Devices, Teacher Laptops');

    await grace.press(shown(grace), 'Fix line 3');
    expect(shown(grace).title).toBe('Line 3');
    expect(shown(grace).plain()).toContain('Email: “wrong” isn’t an email address.');
    expect(choices(grace.modal(), 'role')).toContain('Group Admin');
    await grace.fill({ Email: 'right@x.example', Role: 'Analyst', 'Device groups': ['Student Devices'] });
    await grace.submit();
    expect(shown(grace).title).toBe('Review');
    expect(shown(grace).submit).toBe('Send 3 invitations');

    await grace.press(shown(grace), 'Remove', { nth: 2, confirm: false });
    expect(shown(grace).submit).toBe('Send 3 invitations');
    await grace.press(shown(grace), 'Remove', { nth: 2 });
    expect(shown(grace).submit).toBe('Send 2 invitations');
    expect(shown(grace).plain()).not.toContain('gone@x.example');

    expect(await send(grace)).toContain('2 new, 1 left out');
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'ada@lovelace.example Analyst: Student Devices, Teacher Laptops',
      'right@x.example Analyst: Student Devices',
    ]);
  });

  it('the review shows the seats that the file needs, and gives no more than there are', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await db.organization.updateMany({ data: { seatLimit: 3 } });
    await paste(grace, csv('Email,Role', 'a@x.example,Remote', 'b@x.example,Remote', 'c@x.example,Remote'));
    expect(shown(grace).plain()).toContain('1 of 3 seats used. This file needs 3 more');
    expect(shown(grace).plain()).toContain('No seat is left: 1 of 3 are used, and this file needs 3.');
    expect(shown(grace).submit).toBe('Send 2 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await db.invitation.count()).toBe(2);
    expect((await paste(grace, csv('Email,Role', 'd@x.example,Remote'))).submit).toBeUndefined();
  });

  it('the draft survives a restart of the program', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.say('', { files: [{ name: 'people.csv', bytes: csv('Email,Role', 'wrong,Remote') }] });
    await untilIdle(foyer);
    await openReview(grace);
    await grace.press(shown(grace), 'Fix line 2');
    await grace.fill({ Email: 'right@x.example' });
    await grace.submit();
    await foyer.restart();
    expect(await send(grace)).toContain('1 waiting');
    expect(await pending(foyer)).toEqual(['right@x.example Remote: ']);
  });

  it('the draft belongs to its uploader', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    await paste(grace, csv('Email,Role', 'a@x.example,Remote'));
    const { id: hers } = await db.import.findFirstOrThrow();
    await paste(margaret, csv('Email,Role', 'b@x.example,Remote'));
    const theirs = await db.import.findFirstOrThrow({ where: { id: { not: hers } } });
    // The draft changes hands behind her back: what she presses is another's from then on.
    await db.import.update({
      where: { id: theirs.id },
      data: { uploaderId: (await uploaderOf(hers)).uploaderId },
    });
    const foreign = 'That upload no longer exists, or it belongs to someone else.';
    for (const button of ['Edit', 'Remove']) {
      await margaret.press(shown(margaret), button);
      expect(shown(margaret).plain()).toContain(foreign);
      await margaret.goBack();
    }
    await margaret.submit();
    expect(shown(margaret).plain()).toContain(foreign);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(0);

    function uploaderOf(id: string) {
      return db.import.findUniqueOrThrow({ where: { id } });
    }
  });

  it('the draft is discarded after a day, and not before', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const discard = async () => {
      await db.$executeRaw`
        select graphile_worker.add_job('discard-drafts:' || id) from workspaces`;
      await untilIdle(foyer);
      return (await db.import.findFirstOrThrow()).status;
    };
    await paste(grace, csv('Email,Role', 'a@x.example,Remote'));
    await timePasses(foyer, 24 * HOUR);
    expect(await discard()).toBe('draft');
    await timePasses(foyer, 1);
    expect(await discard()).toBe('discarded');
    await grace.submit();
    expect(shown(grace).plain()).toContain('Uploads are discarded after a day, and so was this one.');
    expect(await db.invitation.count()).toBe(0);
  });

  it('the review refuses Send for an uploader who may no longer invite', async () => {
    await using foyer = await startSenturo(mode);
    const { db } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    await paste(margaret, csv('Email,Role', 'a@x.example,Remote'));
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'Remote' } });
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { roleId } });
    await margaret.submit();
    expect(shown(margaret).title).toBe('Not allowed');
    expect(await db.invitation.count({ where: { email: 'a@x.example' } })).toBe(0);
    expect(await db.import.findFirstOrThrow()).toMatchObject({ status: 'draft' });
  });
});
