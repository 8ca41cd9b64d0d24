import { cautiousSettings } from 'local-slack';
import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { act, inSlack, link, membershipChanges } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';

it('people join in a workspace that reserves channels and user groups for its admins, and the initiator reads what those have to do', async () => {
  await using foyer = await startFoyer('http', { settings: cautiousSettings });
  const { slack, db } = foyer;
  await setUp(foyer);
  await link(foyer, LAPTOPS, '#teacher-laptops');
  await link(foyer, LAPTOPS, '@teachers');
  await untilIdle(foyer);

  const ada = await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
  const radia = await becomeMember(foyer, 'radia', 'VIEWER', `"${LAPTOPS}"`);
  await act(foyer, 'ada', 'Deactivate');

  expect(await db.member.count({ where: { slackUserId: { in: [ada.id, radia.id] } } })).toBe(2);
  expect(inSlack(foyer, '#teacher-laptops')).toEqual(['grace', 'linus']);
  expect(inSlack(foyer, '@teachers')).toEqual(['linus']);
  const reserved =
    'Only workspace admins can change this. A workspace admin can allow it in Slack’s settings. Then type /invite sync.';
  // Ada was never in @teachers, so nothing has to be removed there.
  expect(await membershipChanges(foyer)).toEqual([
    'add ada #teacher-laptops: The workspace lets only its admins add people to channels.',
    `add ada @teachers: ${reserved}`,
    'add radia #teacher-laptops: They’re a guest, and only workspace admins can add guests to channels.',
    'add radia @teachers: They’re a guest. Slack doesn’t allow guests in user groups.',
    `remove ada #teacher-laptops: ${reserved}`,
    'remove ada @teachers: delivered',
  ]);
  const notices = slack
    .person('grace')
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes('Foyer couldn’t'));
  expect(notices.length).toBeGreaterThan(0);
  expect(notices.join('\n')).toContain(reserved);
  expect(
    [ada, radia].flatMap(person => person.messages().map(message => message.plain())).join(),
  ).not.toContain('couldn’t');
});
