import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { askToJoin, becomeMember, requestCard, setUp, untilIdle } from '../support/story.ts';
import { emails } from './story.ts';

const ADA = 'ada@lovelace.example';

it('a rejected requester gets an email that says so, besides the direct message', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer, { template: 'Secaro' });
  const grace = foyer.slack.person('grace');
  const ada = await askToJoin(foyer, 'ada');
  await grace.press(requestCard(grace), 'Reject');
  await grace.fill({ Reason: 'We are full.' });
  await grace.submit();
  await untilIdle(foyer);
  const { subject, text } = await server.waitForMail(ADA);
  expect(subject).toBe('Your request to join Lovelace Labs was rejected.');
  expect(text).toContain('> We are full.');
  expect(ada.sees('was rejected')).toBe(true);
});

it('an accepted requester gets an email, too', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer, { template: 'Secaro' });
  const grace = foyer.slack.person('grace');
  await askToJoin(foyer, 'ada');
  await grace.press(requestCard(grace), 'Accept as Member');
  await untilIdle(foyer);
  const { text } = await server.waitForMail(ADA);
  expect(text).toContain('Grace Hopper accepted your request: you’re a member of Lovelace Labs');
});

it('a deactivated person gets an email that says who did it', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await becomeMember(foyer, 'ada', 'VIEWER');
  await grace.command('/invite members');
  const list = grace.modal();
  if (list) await grace.press(list, 'Deactivate', { block: ADA });
  await grace.submit();
  await untilIdle(foyer);
  const { text } = await server.waitForMail(ADA);
  expect(text).toContain('Grace Hopper deactivated your access to Lovelace Labs.');
  expect(await emails(foyer)).toEqual([`member-deactivated to ${ADA}: delivered`]);
});

it('a member without a Slack user reads a change of their role by email, and others don’t', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  const { id: organizationId } = await setUp(foyer);
  const { db, slack, clock } = foyer;
  const role = await db.role.findFirstOrThrow({ where: { organizationId, name: 'VIEWER' } });
  const sofia = { email: 'sofia@outside.example', name: 'Sofia Kovalevskaya', roleId: role.id };
  await db.member.create({ data: { ...sofia, organizationId, joinedAt: clock.now() } });
  const grace = slack.person('grace');
  await grace.command('/invite members');
  const list = grace.modal();
  if (list) await grace.press(list, 'Edit', { block: 'Sofia Kovalevskaya' });
  await grace.fill({ Role: 'EDITOR' });
  await grace.submit();
  await untilIdle(foyer);
  const { text } = await server.waitForMail('sofia@outside.example');
  expect(text).toContain('Grace Hopper changed your membership of Lovelace Labs:');
  expect(text).toContain('EDITOR');
  expect(await emails(foyer)).toEqual(['member-changed to sofia@outside.example: delivered']);
});
