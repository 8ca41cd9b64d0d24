import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, readAuditLog, setUp } from '../support/story.ts';
import { listOf, makeLink, pressOnLink, startDoor } from './links-story.ts';

it('an invite link is made in Slack, listed with its terms, paused, resumed, replaced and revoked, and each is audited', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  const path = await makeLink(door, grace, {
    Role: 'EDITOR',
    Groups: ['Teacher Laptops'],
    'When someone uses it': 'Asks an approver',
    'Email domains': 'School.example\npupils.school.example',
    'Maximum people': '30',
    Days: '10',
  });
  const stored = await foyer.db.inviteLink.findFirstOrThrow({ include: { grants: true } });
  expect(stored).toMatchObject({
    name: 'Class 5b',
    mode: 'ask',
    domains: ['school.example', 'pupils.school.example'],
    maxUses: 30,
    uses: 0,
  });
  expect(JSON.stringify(stored)).not.toContain(path.slice(3));
  const list = await listOf(grace);
  for (const part of [
    'Class 5b',
    'Open',
    '0 of 30 joined',
    'as EDITOR. Group: Teacher Laptops.',
    'Asks an approver',
    'school.example',
    'Made by Grace Hopper',
  ])
    expect(list).toContain(part);
  expect(list).not.toContain('/i/');
  expect(await pressOnLink(grace, 'Class 5b', 'Pause')).toContain('Paused');
  expect(await pressOnLink(grace, 'Class 5b', 'Resume')).toContain('· Open ·');
  const replaced = await pressOnLink(grace, 'Class 5b', 'Replace link');
  expect(replaced).toMatch(/\/i\/[\w-]{43}/u);
  expect(replaced).not.toContain(path);
  const revoked = await pressOnLink(grace, 'Class 5b', 'Revoke');
  expect(revoked).toContain('0 invite links');
  expect((await readAuditLog(foyer)).filter(line => line.startsWith('invite-link'))).toEqual(
    ['create', 'pause', 'resume', 'replace', 'revoke'].map(verb => `invite-link.${verb} Class 5b`),
  );
});

it('the form of an invite link says under its field what is wrong, and offers only roles that the person may grant', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  for (const [fields, field, words] of [
    [{ 'Email domains': 'gmail.com' }, 'domains', 'public email provider'],
    [{ 'Email domains': 'school' }, 'domains', 'isn’t a domain'],
    [{ 'Maximum people': '0' }, 'maxUses', 'from 1 to 100,000'],
    [{ 'Maximum people': 'ten' }, 'maxUses', 'from 1 to 100,000'],
    [{ Days: '731' }, 'days', 'from 1 to 730'],
    [{ Name: '\u200b' }, 'name', 'Write the link’s name.'],
  ] as const) {
    const refused = await makeLink(door, grace, fields).catch(error => String(error));
    expect(refused, JSON.stringify(fields)).toContain(words);
    expect(refused).toContain(`"${field}"`);
    while (grace.modal()) await grace.closeModal();
  }
  expect(await foyer.db.inviteLink.count()).toBe(0);
  const ada = await becomeMember(foyer, 'ada', 'ADMIN');
  await expect(makeLink(door, ada, { Role: 'OWNER' })).rejects.toThrow();
});

it('a person manages only the invite links that they could make themselves', async () => {
  await using door = await startDoor({ template: 'Senturo' });
  const { foyer, grace } = door;
  await makeLink(door, grace, { Name: 'Everywhere', Role: 'Analyst' });
  await makeLink(door, grace, { Name: 'Laptops', Role: 'Remote', 'Device groups': ['Teacher Laptops'] });
  await makeLink(door, grace, { Name: 'Owners', Role: 'Admin' });
  const groupAdmin = await becomeMember(foyer, 'ada', '"Group Admin"', '"Teacher Laptops"');
  const seen = await listOf(groupAdmin);
  expect(seen).toContain('Laptops');
  expect(seen).toContain('1 invite link');
  expect(seen).not.toContain('Everywhere');
  expect(seen).not.toContain('Owners');
  expect(await pressOnLink(groupAdmin, 'Laptops', 'Pause')).toContain('“Laptops” is paused.');
  await expect(makeLink(door, groupAdmin, { Name: 'All', Role: 'Analyst' })).rejects.toThrow(
    'Choose from the groups',
  );
});

it('Without PUBLIC_URL, or without mail and Sign in with Slack, the form says what is missing and makes no link', async () => {
  for (const [env, words] of [
    [{}, 'set PUBLIC_URL'],
    [{ PUBLIC_URL: 'http://127.0.0.1:9' }, 'email (SMTP_URL, MAIL_FROM) or sign-in with Slack'],
  ] as const) {
    await using foyer = await startFoyer('http', { env: () => env });
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite links');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'New link');
    expect(grace.modal()?.plain()).toContain(words);
    await expect(grace.submit()).rejects.toThrow();
  }
});

it('a role that an invite link gives can’t be removed before the link is revoked', async () => {
  await using door = await startDoor();
  const { foyer, grace } = door;
  await makeLink(door, grace, { Role: 'EDITOR' });
  const remove = async () => {
    await grace.command('/invite roles');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    const { ephemeral } = await grace
      .press(list, 'Remove', { block: 'EDITOR' })
      .catch(() => ({ ephemeral: undefined }));
    const said = `${ephemeral?.plain() ?? ''}${grace.screen()}`;
    while (grace.modal()) await grace.closeModal();
    return said;
  };
  expect(await remove()).toContain('EDITOR is in use by 1 invite link. Revoke it first.');
  await pressOnLink(grace, 'Class 5b', 'Revoke');
  await remove();
  expect((await foyer.db.role.findFirstOrThrow({ where: { name: 'EDITOR' } })).removedAt).not.toBeNull();
});

it('a group that is all an invite link gives can’t be removed where no group means all of them', async () => {
  await using door = await startDoor({ template: 'Senturo' });
  const { foyer, grace } = door;
  const fields = { Role: 'Analyst', 'Device groups': ['Teacher Laptops'] };
  await makeLink(door, grace, { ...fields, Name: 'Only' });
  await makeLink(door, grace, {
    ...fields,
    Name: 'Both',
    'Device groups': ['Teacher Laptops', 'Student Devices'],
  });
  const remove = async () => {
    await grace.command('/invite groups');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Remove', { block: 'Teacher Laptops' });
    await grace.submit();
    const said = grace.screen();
    while (grace.modal()) await grace.closeModal();
    return said;
  };
  expect(await remove()).toContain('Teacher Laptops is the only group of the invite link “Only”');
  await pressOnLink(grace, 'Only', 'Revoke');
  expect(await remove()).toContain('Removed Teacher Laptops.');
  expect(await listOf(grace)).toContain('as Analyst. Device group: Student Devices.');
  expect(await foyer.db.inviteLinkGrant.count()).toBe(1);
});
