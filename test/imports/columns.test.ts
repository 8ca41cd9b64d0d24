import { describe, expect, it } from 'vitest';
import { erase, GONE } from '../erasure/erasing.ts';
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
import { modes, readAuditLog, timePasses, untilIdle } from '../support/story.ts';

const entra = csv(
  'version:v1.0',
  'Email address to invite [inviteeEmail] Required,Redirection url [inviteRedirectURL] Required',
  'vera@partner.example,https://myapps.example',
  'henrietta@partner.example,https://myapps.example',
);
const unknownHeader = csv(
  'Wie,Wohin,Was,Wer',
  'vera@partner.example,Teacher Laptops,Analyst,Vera Rubin',
  'cecilia@partner.example,Student Devices,Remote,Cecilia Payne',
);

describe.each(modes)('columns and roles, over %s', mode => {
  it('a file without roles asks once for the role and the groups of everybody', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const asked = await upload(grace, { name: 'entra.csv', bytes: entra });
    expect(asked.title).toBe('Choose a role');
    expect(asked.plain()).toContain('The list doesn’t say a role for 2 people.');
    await grace.fill({ Role: 'Analyst', 'Device groups': ['Student Devices'] });
    await grace.submit();
    expect(shown(grace).title).toBe('Review');
    expect(shown(grace).plain()).toContain('Left out: line 1 (no person).');
    expect(shown(grace).plain()).toContain('Not used: Redirection url [inviteRedirectURL] Required.');
    expect(shown(grace).submit).toBe('Send 2 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'henrietta@partner.example Analyst: Student Devices',
      'vera@partner.example Analyst: Student Devices',
    ]);
    expect(await foyer.db.importSource.count()).toBe(0);
  });

  it('a list of recipients is pasted as mail programs write it, and its role is chosen once', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await paste(grace, 'Rubin, Vera <vera@partner.example>; sally@partner.example, tom@partner.example');
    expect(shown(grace).title).toBe('Choose a role');
    await grace.fill({ Role: 'Remote' });
    await grace.submit();
    expect(shown(grace).plain()).toContain(
      'vera@partner.example · Vera Rubin\nLine 1 · New · Remote, all device groups',
    );
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'sally@partner.example Remote: ',
      'tom@partner.example Remote: ',
      'vera@partner.example Remote: ',
    ]);
  });

  it('a file whose header Foyer does not know asks for its columns, and the next one like it does not', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const asked = await upload(grace, { name: 'wer.csv', bytes: unknownHeader });
    expect(asked.title).toBe('Choose columns');
    await grace.fill({
      Role: 'Was: Analyst',
      Groups: 'Wohin: Teacher Laptops',
      Name: ['Wer: Vera Rubin'],
    });
    await grace.submit();
    expect(shown(grace).submit).toBe('Send 2 invitations');
    expect(shown(grace).plain()).toContain(
      'vera@partner.example · Vera Rubin\nLine 2 · New · Analyst, Teacher Laptops',
    );
    await grace.closeModal();

    await grace.say('', { files: [{ name: 'again.csv', bytes: unknownHeader.replace('cecilia', 'annie') }] });
    await untilIdle(foyer);
    await openReview(grace);
    expect(shown(grace).title).toBe('Review');
    expect(shown(grace).plain()).toContain('Foyer used the columns you chose for files like this one.');
    await grace.press(shown(grace), 'Change columns');
    await grace.fill({ Groups: null });
    await grace.submit();
    expect(shown(grace).plain()).toContain(
      'annie@partner.example · Cecilia Payne\nLine 3 · New · Remote, all device groups',
    );
    await grace.press(shown(grace), 'Forget these columns');
    expect(shown(grace).buttons()).not.toContain('Forget these columns');
    await grace.closeModal();
    expect(await foyer.db.importLayout.count()).toBe(0);
    expect((await upload(grace, { name: 'once more.csv', bytes: unknownHeader })).title).toBe(
      'Choose columns',
    );
    expect((await readAuditLog(foyer)).slice(1)).toEqual([
      'import.columns wer.csv',
      'import.columns again.csv',
      'import.columns again.csv',
    ]);
  });

  it('a file with two columns of addresses, or without headings, asks which is which', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const two = csv('Email,Work email,Role', 'vera@home.example,vera@partner.example,Analyst');
    expect((await upload(grace, { name: 'two.csv', bytes: two })).title).toBe('Choose columns');
    await grace.fill({ Email: 'Work email: vera@partner.example' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('vera@partner.example\nLine 2 · New · Analyst');
    await grace.closeModal();

    const none = csv('Analyst,vera@partner.example', 'Remote,annie@partner.example');
    expect((await upload(grace, { name: 'none.csv', bytes: none })).plain()).toContain(
      'This file has no headings.',
    );
    await grace.fill({ Role: 'Column 1: Analyst' });
    await grace.submit();
    expect(shown(grace).submit).toBe('Send 2 invitations');
    expect(await foyer.db.importLayout.count()).toBe(1);
  });

  it('a column that may be meant is asked about, and nothing is sent before the answer', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const misspelt = csv('Email,Role,Gruops,Phone', 'linus@lovelace.example,Analyst,Student Devices,1');
    await paste(grace, misspelt);
    expect(shown(grace).plain()).toContain('Does the column “Gruops” contain the Groups?');
    expect(shown(grace).plain()).toContain('Not used: Phone.');
    expect(shown(grace).submit).toBeUndefined();
    await grace.press(shown(grace), 'Use as Groups');
    expect(shown(grace).plain()).toContain('Not used: Phone.');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual(['linus@lovelace.example Analyst: Student Devices']);

    await paste(grace, csv('Email,Role,Employee', 'annie@partner.example,Analyst,10045'));
    expect(shown(grace).plain()).toContain('Does the column “Employee” contain the Name?');
    await grace.press(shown(grace), 'Leave it out');
    expect(shown(grace).plain()).toContain('Not used: Employee.');
    expect(shown(grace).submit).toBe('Send 1 invitation');
  });

  it('one press corrects every row with the same unknown value, and creates a group that is missing', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv(
        'Email,Role,Groups',
        'a@x.example,Analyst,Studnet Devices',
        'b@x.example,student,"Studnet Devices, Robotics"',
        'c@x.example,student,Robotics',
      ),
    );
    expect(shown(grace).plain()).toContain(
      'There’s no group “Studnet Devices” (2 rows). Did you mean Student Devices?',
    );
    await grace.press(shown(grace), 'Use Student Devices for all 2 rows that say “Studnet Devices”');
    await grace.press(shown(grace), 'Create Robotics');
    await grace.press(shown(grace), 'Choose a role');
    await grace.fill({ Role: 'Remote' });
    await grace.submit();
    expect(shown(grace).submit).toBe('Send 3 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'a@x.example Analyst: Student Devices',
      'b@x.example Remote: Robotics, Student Devices',
      'c@x.example Remote: Robotics',
    ]);
    expect(await readAuditLog(foyer)).toContain('group.add Robotics');
  });

  it('another encoding reads the same file again, with the letters to compare', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const bytes = Buffer.from(
      'Email,Role,Name\r\njuan@partner.example,Analyst,Juan Mu\u00f1oz\r\n',
      'latin1',
    );
    await upload(grace, { name: 'people.csv', bytes });
    expect(shown(grace).plain()).toContain('for example “Juan Muñoz”');
    await grace.choose('import.encoding', 'Central European (Windows-1250)');
    expect(shown(grace).plain()).toContain('for example “Juan Muńoz”');
    await grace.choose('import.encoding', 'Western European (Windows-1252)');
    expect(shown(grace).plain()).toContain('Juan Muñoz');
  });

  it('the file of a draft is erased with the draft, and with anybody who may be in it', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const none = csv('Analyst,vera@partner.example', 'Remote,annie@partner.example');
    await upload(grace, { name: 'none.csv', bytes: none });
    expect(await db.importRow.count()).toBe(0);
    expect(await db.importSource.count()).toBe(1);
    await grace.closeModal();
    expect(await erase(grace, 'vera@partner.example')).toContain(GONE);
    expect(await db.importSource.count()).toBe(0);
    await upload(grace, { name: 'entra.csv', bytes: entra });
    await timePasses(foyer, 25 * 60 * 60 * 1_000);
    await db.$executeRaw`select graphile_worker.add_job('discard-drafts:' || id) from workspaces`;
    await untilIdle(foyer);
    expect(await db.importSource.count()).toBe(0);
  });

  it('one press corrects addresses with something around them', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await paste(grace, csv('Email,Role', 'mailto:a@x.example,Analyst', '<b@x.example>,remote'));
    await grace.press(shown(grace), 'Fix spelling (3)');
    expect(shown(grace).submit).toBe('Send 2 invitations');
  });
});
