import { describe, expect, it } from 'vitest';

import { startFoyer } from '../support/foyer.ts';
import {
  csv,
  done,
  lastFile,
  members,
  paste,
  pending,
  send,
  shown,
  startSenturo,
  summary,
  textOf,
  upload,
} from '../support/import-story.ts';
import {
  becomeMember,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  runCommand,
  setUp,
  untilIdle,
  untilListed,
} from '../support/story.ts';

/** Calls that post to this person. */
const to = (id: string) => (args: Record<string, unknown>) => args.channel === id;

describe.each(modes)('the results of the rows, over %s', mode => {
  it('the summary counts the rows by their results, with the names behind each number', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote');
    await becomeMember(foyer, 'linus', 'Remote', '"Teacher Laptops"');
    await becomeMember(foyer, 'katherine', 'Remote');
    await db.member.updateMany({
      where: { email: 'katherine@lovelace.example' },
      data: { state: 'deactivated' },
    });
    await runCommand(grace, '/invite barbara@x.example as Remote');
    await untilIdle(foyer);
    await paste(
      grace,
      csv(
        'Email,Role,Groups',
        'margaret@lovelace.example,Analyst,',
        'new@x.example,Analyst,Student Devices',
        'ada@lovelace.example,Analyst,Student Devices',
        'linus@lovelace.example,Remote,Teacher Laptops',
        'katherine@lovelace.example,Analyst,',
        'barbara@x.example,Analyst,',
        'wrong,Analyst,',
        'out@x.example,Analyst,',
      ),
    );
    expect(shown(grace).plain()).toContain(
      '3 new, 1 update, 1 sent again, 1 reactivated, 1 unchanged, 1 needs fixing',
    );
    await grace.press(shown(grace), 'Remove', { nth: 7 });
    expect(shown(grace).submit).toBe('Send 5 rows');
    await send(grace);
    const finalSummary = await done(foyer, grace);
    expect(finalSummary.plain()).toContain(
      '2 new, 1 update, 1 sent again, 1 reactivated, 1 unchanged, 1 needs fixing, 1 left out',
    );
    expect(finalSummary.plain()).toContain('1 delivered, 2 waiting until they join Slack');
    expect(finalSummary.plain()).toContain('Not sent: 1 needs fixing, 1 left out.');

    const names = async (button: string) => {
      await grace.press(summary(grace), button);
      const text = shown(grace).plain();
      await grace.closeModal();
      return text.split('\n').slice(2);
    };
    expect(await names('2 new')).toEqual([
      'margaret@lovelace.example · Analyst',
      'Line 2 · New, delivered by direct message',
      'new@x.example · Analyst',
      'Line 3 · New, waiting until they join Slack or confirm their email',
    ]);
    expect(await names('2 waiting')).toEqual([
      'new@x.example · Analyst',
      'Line 3 · New, waiting until they join Slack or confirm their email',
      'barbara@x.example · Analyst',
      'Line 7 · Sent again, waiting until they join Slack or confirm their email',
    ]);
    expect(await names('1 update')).toEqual(['ada@lovelace.example · Analyst', 'Line 4 · Update']);
    expect(await names('1 reactivated')).toEqual([
      'katherine@lovelace.example · Analyst',
      'Line 6 · Reactivated',
    ]);
    expect(await names('1 unchanged')).toEqual(['linus@lovelace.example · Remote', 'Line 5 · Unchanged']);
    expect(await names('1 needs fixing')).toEqual([
      'wrong · Analyst',
      'Line 8 · Needs a fix: Email: “wrong” isn’t an email address. Write it like name@example.com.',
    ]);
    expect(await names('1 left out')).toEqual(['out@x.example · Analyst', 'Line 9 · Left out']);

    expect(await members(foyer)).toEqual([
      'ada@lovelace.example active Analyst: Student Devices',
      'grace@lovelace.example active Admin: ',
      'katherine@lovelace.example active Analyst: ',
      'linus@lovelace.example active Remote: Teacher Laptops',
    ]);
    expect(await pending(foyer)).toEqual([
      'barbara@x.example Analyst: ',
      'margaret@lovelace.example Analyst: ',
      'new@x.example Analyst: Student Devices',
    ]);
    expect((await readAuditLog(foyer)).slice(-6).toSorted()).toEqual([
      'import.send pasted rows',
      'invitation.create margaret@lovelace.example',
      'invitation.create new@x.example',
      'invitation.resend barbara@x.example',
      'member.reactivate katherine@lovelace.example',
      'member.update ada@lovelace.example',
    ]);
  });

  it('a file changes an active member and invites nobody a second time', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    const heard = ada.messages().length;
    await paste(grace, csv('Email,Role,Groups', 'ADA@lovelace.example,Analyst,Student Devices'));
    expect(shown(grace).plain()).toContain('Update · Remote, Teacher Laptops → Analyst, Student Devices');
    await send(grace);
    await done(foyer, grace);
    expect(await members(foyer)).toContain('ada@lovelace.example active Analyst: Student Devices');
    expect(await foyer.db.invitation.count()).toBe(1);
    expect(ada.messages()).toHaveLength(heard + 1);
    expect(ada.messages().at(-1)?.plain()).toContain('changed your membership of Lovelace Labs');
  });

  it.each([
    ['Senturo', 'Remote', 'Access to all device groups.'],
    ['Secaro', 'Member', 'as Member.'],
    ['CrowdSec', 'VIEWER', 'as VIEWER.'],
  ])('a file interprets blank groups as %s does', async (template, role, runCommand) => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { template });
    await untilListed(foyer);
    const grace = foyer.slack.person('grace');
    await paste(grace, csv('Email,Role,Groups', `ada@lovelace.example,${role},`));
    await send(grace);
    await done(foyer, grace);
    expect(invitationCard(foyer.slack.person('ada')).plain()).toContain(runCommand);
    expect(await foyer.db.invitationGrant.count()).toBe(0);
  });

  it('one message follows the deliveries and is updated in place', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote', 'linus@lovelace.example,Remote'));
    const toAda = slack.person('ada').id;
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 6 }, 1, to(toAda));
    await send(grace);
    await slack.waitFor(() => grace.sees('is being delivered: 1 of 2'), 'progress');
    await done(foyer, grace);
    expect(summary(grace).plain()).toContain('2 delivered');
    expect(summary(grace).edited).toBe(true);
    expect(grace.messages().filter(one => one.plain().includes('The upload '))).toHaveLength(1);
    expect(await db.delivery.count({ where: { message: 'import' } })).toBe(1);
  });

  it('the message ends as done although Slack accepted it only after every delivery was over', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote'));
    // Ada is in the directory then.
    await untilIdle(foyer);
    // The delivery's update comes before the uploader's message is there.
    slack.faults.next('chat.postMessage', { kind: 'slow', ms: 6_000 }, 1, to(grace.id));
    await send(grace);
    await done(foyer, grace);
    expect(summary(grace).plain()).toContain('1 delivered');
    expect(await db.delivery.count({ where: { status: 'delivered' } })).toBe(2);
  });

  it('the summary tells the uploader who could not be reached, and why', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote'));
    const off = { kind: 'error', error: 'messages_tab_disabled' } as const;
    slack.faults.next('chat.postMessage', off, 1, to(slack.person('ada').id));
    await send(grace);
    const finalSummary = await done(foyer, grace);
    expect(finalSummary.plain()).toContain('1 not delivered');
    expect(finalSummary.plain()).not.toContain('1 delivered');
    await grace.press(finalSummary, '1 not delivered');
    expect(shown(grace).plain()).toContain('ada@lovelace.example');
    expect(shown(grace).plain()).toContain(
      'not delivered: Foyer’s Messages tab is off in Slack. A workspace admin can turn it on.',
    );
    expect((await deliveries(foyer)).toSorted()).toEqual([
      'import to grace: delivered',
      'invitation to ada: failed',
    ]);
  });

  it('the fix-me CSV contains the rest, and can be uploaded again once it is fixed', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await upload(grace, {
      name: 'people.csv',
      bytes: csv(
        'Email,Role,Groups,Name',
        'ada@lovelace.example,Remote,,Ada',
        'linus@lovelace,Boss,"Teacher Laptops, Nowhere","=cmd|"" /C calc""!A0"',
        'margaret@lovelace.example,analyst,,',
      ),
    });
    await send(grace);
    await done(foyer, grace);
    await grace.press(summary(grace), 'Fix-me CSV');
    await untilIdle(foyer);
    const file = lastFile(grace);
    expect(file.name).toBe('fix-me-people.csv');
    const text = await textOf(grace, file);
    const [header, ...rows] = text.trim().split('\r\n');
    expect(header).toBe('Email,Role,Groups,Name,Reason');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^linus@lovelace,Boss,"Teacher Laptops, Nowhere","'=cmd/u);
    expect(rows[0]).toContain('There’s no role “Boss”.');
    expect(rows[1]).toContain('“analyst” is spelled Analyst');

    // As it is: the same rows with the same findings.
    expect((await upload(grace, { name: file.name, bytes: await grace.download(file) })).plain()).toContain(
      '2 need fixing',
    );
    expect(shown(grace).plain()).toContain('=cmd|" /C calc"!A0');
    await grace.closeModal();

    const fixed = text
      .replace(
        'linus@lovelace,Boss,"Teacher Laptops, Nowhere"',
        'linus@lovelace.example,Remote,Teacher Laptops',
      )
      .replace('analyst,', 'Analyst,');
    const review = await upload(grace, { name: file.name, bytes: fixed });
    expect(review.submit, review.plain()).toBe('Send 2 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'ada@lovelace.example Remote: ',
      'linus@lovelace.example Remote: Teacher Laptops',
      'margaret@lovelace.example Analyst: ',
    ]);
    expect(summary(grace).buttons()).toEqual(['2 new', 'Undo this upload']);
  });

  it('an invitation that waits for a person is sent once when they join, also after a second file', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const grace = slack.person('grace');
    for (const role of ['Remote', 'Analyst']) {
      await paste(grace, csv('Email,Role', `barbara@x.example,${role}`));
      await send(grace);
      await done(foyer, grace);
    }
    const barbara = await slack.addPerson({
      name: 'barbara',
      realName: 'Barbara',
      email: 'barbara@x.example',
    });
    await untilIdle(foyer);
    await slack.waitFor(() => barbara.messages().length > 0, 'the invitation');
    await untilIdle(foyer);
    expect(barbara.messages()).toHaveLength(1);
    expect(invitationCard(barbara).plain()).toContain('as Analyst');
  });

  it('the earlier card is updated when a file changes its access', async () => {
    await using foyer = await startSenturo(mode);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as Remote');
    await untilIdle(foyer);
    await paste(grace, csv('Email,Role,Groups', 'ada@lovelace.example,Analyst,Student Devices'));
    expect(shown(grace).plain()).toContain('1 sent again');
    await send(grace);
    await done(foyer, grace);
    expect(ada.messages()).toHaveLength(2);
    for (const card of ada.messages()) expect(card.plain()).toContain('as Analyst');
    const [earlier] = ada.messages();
    expect(earlier?.plain()).toContain('Sent again');
    expect(earlier?.plain()).toContain('Answer on the newer card.');
    expect(earlier?.buttons()).toEqual([]);
    await ada.press(invitationCard(ada), 'Accept');
    expect(await members(foyer)).toContain('ada@lovelace.example active Analyst: Student Devices');
  });
});
