import { describe, expect, it } from 'vitest';
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
  textOf,
  upload,
} from '../support/import-story.ts';
import { becomeMember, readAuditLog, runCommand, untilIdle } from '../support/story.ts';

describe('a file with a column Action', () => {
  it('a file deactivates members and revokes invitations, reviewed like the rest, with one vocabulary', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Remote');
    await runCommand(grace, '/invite barbara@x.example as Remote in "Student Devices"');
    await paste(
      grace,
      csv(
        'Email,Role,Action',
        'ada@lovelace.example,,Deactivate',
        'barbara@x.example,Remote,revoke',
        'linus@lovelace.example,Analyst,',
        'new@x.example,Remote,',
      ),
    );
    const line = '1 new, 1 update, 1 deactivated, 1 revoked';
    expect(shown(grace).plain()).toContain(line);
    expect(shown(grace).plain()).toContain('Line 2 · Deactivated · Remote, Teacher Laptops');
    expect(shown(grace).plain()).toContain('Line 3 · Revoked · Remote, Student Devices');
    expect(shown(grace).submit).toBe('Send 4 rows');
    expect(await send(grace)).toContain(line);
    await done(foyer, grace);
    expect(await members(foyer)).toEqual([
      'ada@lovelace.example deactivated Remote: Teacher Laptops',
      'grace@lovelace.example active Admin: ',
      'linus@lovelace.example active Analyst: ',
    ]);
    expect(await pending(foyer)).toEqual(['new@x.example Remote: ']);
    const log = await readAuditLog(foyer);
    expect(log).toContain('member.deactivate ada@lovelace.example');
    expect(log).toContain('invitation.revoke barbara@x.example');
    expect(ada.messages().at(-1)?.plain()).toContain('deactivated');
    expect(await db.importRow.findMany({ select: { outcome: true }, orderBy: { position: 'asc' } })).toEqual(
      ['deactivated', 'revoked', 'updated', 'invited'].map(outcome => ({ outcome })),
    );
  });

  it('the review says that a person is deactivated already, and doesn’t call them a member', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await foyer.db.member.updateMany({
      where: { email: 'ada@lovelace.example' },
      data: { state: 'deactivated' },
    });
    await paste(grace, csv('Email,Role,Action', 'ada@lovelace.example,,deactivate'));
    const text = shown(grace).plain();
    expect(text).toContain('Line 2 · Remote, Teacher Laptops · Already deactivated. No change.');
    expect(text).not.toContain('Already a member');
    expect(shown(grace).submit).toBeUndefined();
  });

  it('a row that ends nothing says what to do, and comes back in the fix-me file with its action', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote');
    await runCommand(grace, '/invite barbara@x.example as Remote');
    await paste(
      grace,
      csv(
        'Email,Role,Action',
        'barbara@x.example,,deactivate',
        'ada@lovelace.example,,revoke',
        'nobody@x.example,,revoke',
        'linus@lovelace.example,Remote,delete',
        'grace@lovelace.example,,deactivate',
        'new@x.example,Remote,',
      ),
    );
    const text = shown(grace).plain();
    expect(text).toContain('1 new, 5 need fixing');
    for (const sentence of [
      'This person is invited but not a member. Write revoke to revoke the invitation.',
      'This person is a member. Write deactivate to end their access.',
      'This address has no pending invitation.',
      'There’s no action “delete”.',
      'This is your own address.',
    ]) {
      expect(text.replaceAll("'", '’')).toContain(sentence.replaceAll("'", '’'));
    }
    await send(grace);
    await grace.press(await done(foyer, grace), 'Fix-me CSV');
    await untilIdle(foyer);
    const lines = (await textOf(grace, lastFile(grace))).split('\r\n');
    expect(lines[0]).toContain('Action,Reason');
    expect(lines[1]).toContain('barbara@x.example,,,deactivate,');
  });

  it('a group admin can’t deactivate more people by a file than by hand', async () => {
    await using foyer = await startSenturo();
    const gary = await becomeMember(foyer, 'margaret', '"Group Admin"', '"Teacher Laptops"');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Remote', '"Student Devices"');
    await paste(
      gary,
      csv('Email,Role,Action', 'ada@lovelace.example,,deactivate', 'linus@lovelace.example,,deactivate'),
    );
    expect(shown(gary).submit).toBe('Deactivate 1 member');
    expect(shown(gary).plain()).toContain('1 deactivated, 1 needs fixing');
  });

  it('chosen and remembered columns leave the column Action in force', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
    const file = csv('Wie,Wohin,Action', 'ada@lovelace.example,,deactivate');
    const asked = await upload(grace, { name: 'leavers.csv', bytes: file });
    expect(asked.title).toBe('Choose columns');
    expect(asked.plain()).toContain('The column “Action” is used as well.');
    await grace.submit();
    expect(shown(grace).submit).toBe('Deactivate 1 member');
    await grace.closeModal();
    const again = await upload(grace, { name: 'more.csv', bytes: file });
    expect(again.plain()).toContain('Foyer used the columns you chose for files like this one.');
    expect(again.submit).toBe('Deactivate 1 member');
    expect(again.plain()).toContain('Not used: Wohin.');
  });
});
