import { expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import { runCommandUntil } from '../faults/run-command-until.ts';
import { setUpAt } from '../faults/set-up.ts';
import { startMailServer } from '../support/mail-server.ts';
import { openWorkplace } from '../support/process.ts';
import { SOFIA } from './story.ts';

it('a process killed when the mail server has taken the email, before it is written down, mails it again under the same Message-ID', async () => {
  await using server = await startMailServer();
  await using place = await openWorkplace();
  const { slack, db } = place;
  const settings = {
    SMTP_URL: server.url,
    MAIL_FROM: 'foyer@lovelace.example',
    PUBLIC_URL: 'http://foyer.example',
  };
  const killed = await place.start(settings);
  await setUpAt(place);
  server.behave(({ at, nth }) => {
    if (at === 'message' && nth === 1) killed.kill('SIGKILL');
    return 'accept';
  });
  await runCommandUntil(slack, slack.person('grace'), `/invite ${SOFIA} as VIEWER`, 'Invited ');
  await server.waitForMail(SOFIA);
  expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
  expect(await db.delivery.findMany({ where: { medium: 'email' } })).toMatchObject([{ status: 'queued' }]);

  await place.start(settings);
  const again = await server.waitForMail(SOFIA, 2);
  await emptyQueue(db);
  expect(again.messageId).toBe(server.mails[0]?.messageId);
  expect(server.mails).toHaveLength(2);
  expect(await db.delivery.findMany({ where: { medium: 'email' } })).toMatchObject([{ status: 'delivered' }]);
  // Both links lead to the invitation: nobody knows which of the two emails the person opens.
  expect(await db.invitationToken.count()).toBe(2);
});
