import { describe, expect, it } from 'vitest';
import { createImportGroups } from '../../src/domain/imports/create-groups.ts';
import { domainOf } from '../links/links-setup.ts';
import { csv, done, paste, pending, send, shown, startSenturo } from '../support/import-story.ts';
import { becomeMember, choices, readAuditLog, runCommand, untilIdle } from '../support/story.ts';

describe('the repair of a row', () => {
  it('the form of a row offers roles and groups to choose from, and shows what the file says', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv('Email,Role,Groups', 'a@x.example,Analyts,"Teacher Laptops, Robotics"', 'b@x.example,Remote,'),
    );
    await grace.press(shown(grace), 'Fix line 2');
    const form = shown(grace).plain();
    expect(form).toContain('The file says “Analyts”. Did you mean Analyst?');
    expect(form).toContain('Groups in quotation marks don’t exist. Remove them or choose others.');
    expect(form).toContain('“Robotics”');
    expect(form).not.toContain('Use for all');
    await grace.submit();
    // The nearest role was chosen already, and nothing of the file was lost.
    expect(shown(grace).plain()).toContain('There’s no group “Robotics” (1 row).');
    expect(shown(grace).plain()).not.toContain('There’s no role');
    await grace.press(shown(grace), 'Fix line 2');
    await grace.fill({ 'Device groups': ['Teacher Laptops', 'Student Devices'] });
    await grace.submit();
    expect(shown(grace).submit).toBe('Send 2 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'a@x.example Analyst: Student Devices, Teacher Laptops',
      'b@x.example Remote: ',
    ]);
  });

  it('the form of a row offers only roles that the uploader can give, and keeps a role that stays', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const gary = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await paste(
      gary,
      csv('Email,Role,Groups', 'a@x.example,Admin,Teacher Laptops', 'b@x.example,Remote,Teacher Laptops'),
    );
    await gary.press(shown(gary), 'Fix line 2');
    expect(shown(gary).plain()).toContain('The file says “Admin”.');
    expect(choices(gary.modal(), 'role')).not.toContain('Admin');
    expect(choices(gary.modal(), 'role')).toContain('Remote');
    await gary.fill({ Role: 'Remote' });
    await gary.submit();
    expect(shown(gary).submit).toBe('Send 2 invitations');
    expect(slack.person('grace').modal()).toBeUndefined();
  });

  it('a role that is chosen for one row is used for all rows with the same mistake, where the person says so', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    const rows = csv('Email,Role', 'a@x.example,Boss', 'b@x.example,Boss', 'c@x.example,Chief');
    await paste(grace, rows);
    await grace.press(shown(grace), 'Fix line 2');
    await grace.fill({ Role: 'Analyst', 'Use for all': ['Use this role for all 2 rows that say “Boss”'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('2 new, 1 needs fixing');
    await grace.press(shown(grace), 'Remove line 4');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual(['a@x.example Analyst: ', 'b@x.example Analyst: ']);
  });

  it('one press corrects a mistaken role in every row, unless the uploader can’t give the role that was meant', async () => {
    await using foyer = await startSenturo();
    const { slack } = foyer;
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'a@x.example,Analyts', 'b@x.example,Analyts'));
    expect(shown(grace).buttons()).toContain('Use Analyst for all 2 rows');
    await grace.press(shown(grace), 'Use Analyst for all 2 rows');
    expect(shown(grace).submit).toBe('Send 2 invitations');
    await grace.closeModal();
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await paste(ada, csv('Email,Role,Groups', 'a@x.example,Admni,Teacher Laptops'));
    expect(shown(ada).buttons()).not.toContain('Use Admin');
    expect(shown(ada).buttons()).toContain('Choose a role');
  });
});

const three = csv(
  'Email,Role,Groups',
  'a@x.example,Analyst,"Robotics, Chemistry"',
  'b@x.example,Analyst,"Robotics, Studnet Devices"',
  'c@x.example,Analyst,Library',
);
const TOGETHER = 'Create the 3 missing groups';

describe('groups that rows name and that don’t exist', () => {
  it('groups that are missing are created together, and the rows are read again', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await paste(grace, three);
    const review = shown(grace).plain();
    expect(review).toContain('There are no groups “Robotics”, “Chemistry”, and “Library” (4 rows).');
    expect(review).toContain('There’s no group “Studnet Devices” (1 row). Did you mean Student Devices?');
    await grace.press(shown(grace), TOGETHER);
    expect(shown(grace).plain()).toContain('2 new, 1 needs fixing');
    await grace.press(shown(grace), 'Use Student Devices');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'a@x.example Analyst: Chemistry, Robotics',
      'b@x.example Analyst: Robotics, Student Devices',
      'c@x.example Analyst: Library',
    ]);
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('group.add')).sort()).toEqual([
      'group.add Chemistry',
      'group.add Library',
      'group.add Robotics',
    ]);
  });

  it('a second press of the button creates nothing more, and a group that somebody else created is left out', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    await paste(grace, three);
    const old = shown(grace);
    await paste(margaret, csv('Email,Role,Groups', 'd@x.example,Analyst,Robotics'));
    await margaret.press(shown(margaret), 'Create Robotics');
    await margaret.closeModal();
    await Promise.all([grace.press(old, TOGETHER), grace.press(old, TOGETHER)]);
    await untilIdle(foyer);
    expect(await db.group.count()).toBe(5);
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('group.add'))).toHaveLength(3);
  });

  it('groups that came to resemble one in between are not created unseen, nor ones that no row names', async () => {
    await using foyer = await startSenturo();
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await paste(grace, three);
    const { id: importId, organizationId } = await db.import.findFirstOrThrow();
    await db.group.create({ data: { organizationId, name: 'Robotic' } });
    const actor = await db.slackPerson.findFirstOrThrow({ where: { slackUserId: grace.id } });
    const names = ['Robotics', 'Library', 'Physics'];
    expect(await createImportGroups(domainOf(foyer), actor, { importId, names })).toEqual(['Library']);
    expect(await db.group.count({ where: { name: { in: names } } })).toBe(1);
  });

  it('groups whose names look the same, or are too long, are not created together', async () => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await paste(
      grace,
      csv('Email,Role,Groups', `a@x.example,Analyst,"Robotics, ROBOTICS, Chemistry, ${'x'.repeat(80)}"`),
    );
    await grace.press(shown(grace), 'Create the 2 missing groups');
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('group.add'))).toHaveLength(2);
    expect(shown(grace).plain()).toContain('“ROBOTICS” is spelled Robotics.');
  });

  it('an uploader without the right to create groups isn’t offered it', async () => {
    await using foyer = await startSenturo();
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await paste(ada, three);
    expect(
      shown(ada)
        .buttons()
        .filter(label => label.startsWith('Create')),
    ).toEqual([]);
  });
});

it('an uploader with a German Slack reviews, repairs and sends a file in German', async () => {
  await using foyer = await startSenturo();
  const { slack } = foyer;
  const grace = slack.person('grace');
  await slack.changePerson('grace', { locale: 'de-DE' });
  await untilIdle(foyer);
  await runCommand(grace, '/invite help');
  await grace.say('', {
    files: [{ name: 'people.csv', bytes: csv('Email,Role,Groups', 'a@x.example,Analyts,"Robotik, Chemie"') }],
  });
  await untilIdle(foyer);
  const card = grace.messages().at(-1);
  expect(card?.plain()).toContain('Ich habe people.csv für Lovelace Labs gelesen.');
  if (card) await grace.press(card, 'Prüfen');
  expect(shown(grace).plain()).toContain('1 zu korrigieren');
  expect(shown(grace).plain()).toContain('Die Rolle „Analyts“ gibt es nicht');
  await grace.press(shown(grace), 'Die 2 fehlenden Gruppen anlegen');
  await grace.press(shown(grace), 'Zeile 2 korrigieren');
  expect(shown(grace).plain()).toContain('In der Datei steht „Analyts“. Meinst du Analyst?');
  await grace.submit();
  expect(shown(grace).submit).toBe('1 Einladung senden');
  await grace.submit();
  expect(shown(grace).title).toBe('Gesendet');
  expect(shown(grace).plain()).toContain('Der Upload „people.csv“ zu Lovelace Labs');
  await untilIdle(foyer);
  expect(await pending(foyer)).toEqual(['a@x.example Analyst: Chemie, Robotik']);
});
