import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { setUp, timePasses } from '../support/story.ts';
import { DAY_MS, runSchedules } from '../time/schedule.ts';
import { emails, inviteOutside, SOFIA } from './story.ts';

it('a person outside Slack who has not answered gets one reminder by email, with a link of its own', async () => {
  await using server = await startMailServer();
  await using foyer = await startFoyer('http', { mail: server });
  await setUp(foyer);
  await foyer.db.organization.updateMany({ data: { reminderDays: 3 } });
  await inviteOutside(foyer);
  for (const days of [4, 1, 5]) {
    await timePasses(foyer, days * DAY_MS);
    await runSchedules(foyer, 2, { sendsMail: true });
  }
  expect(await emails(foyer)).toEqual([
    `invitation to ${SOFIA}: delivered`,
    `invitation-reminder to ${SOFIA}: delivered`,
  ]);
  const { subject, text } = await server.waitForMail(SOFIA, 2);
  expect(subject).toBe('Reminder: Grace Hopper invited you to join Lovelace Labs');
  expect(text).toContain('You haven’t answered yet.');
  expect(text).toMatch(/\/i\/[\w-]{43}/u);
});

it('nobody is reminded of an invitation that has not reached them', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await foyer.db.organization.updateMany({ data: { reminderDays: 3 } });
  await inviteOutside(foyer);
  await timePasses(foyer, 4 * DAY_MS);
  await runSchedules(foyer);
  expect(await foyer.db.delivery.findMany()).toMatchObject([{ message: 'invitation', status: 'waiting' }]);
});
