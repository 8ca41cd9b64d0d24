import { expect, it } from 'vitest';
import { lastMessage, paste, send, shown, startSenturo } from '../support/import-story.ts';
import { runCommand, untilIdle } from '../support/story.ts';

it('many invitations are revoked at once, after their number and names, and one message shows how it ended', async () => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  for (let n = 0; n < 12; n += 1) await runCommand(grace, `/invite p${n}@x.example as Remote`);
  await runCommand(grace, '/invite kept@y.example as Remote');
  await grace.command('/invite pending x.example');
  await grace.press(shown(grace), 'Change several');
  await grace.fill({ 'What to do': 'Revoke them' });
  await grace.submit();
  const asked = shown(grace).plain();
  expect(asked).toContain('Revoke 12 pending invitations to Lovelace Labs?');
  expect(asked).toContain('p11@x.example, p10@x.example');
  expect(asked).toContain('and 2 more.');
  expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(0);
  await grace.submit();
  await untilIdle(foyer);
  expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(12);
  expect(await db.invitation.findFirst({ where: { status: 'pending' } })).toMatchObject({
    email: 'kept@y.example',
  });
  const said = lastMessage(grace, 'Revoking invitations to').plain();
  expect(said).toContain('Done.');
  expect(said).toContain('12 invitations revoked.');
});

it('the invitations of an upload are sent again at once, and those that can’t be are skipped with the reason', async () => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  await runCommand(grace, '/invite other@x.example as Remote');
  await paste(grace, 'Email,Role\nada@lovelace.example,Analyst\nlinus@lovelace.example,Remote');
  await send(grace);
  await untilIdle(foyer);
  await db.organization.updateMany({ data: { cooldownMinutes: 60 } });
  await db.invitation.updateMany({
    where: { email: 'ada@lovelace.example' },
    data: { sentAt: new Date(foyer.clock.now().getTime() - 2 * 60 * 60 * 1000) },
  });
  const before = slack.person('ada').messages().length;
  await grace.command('/invite pending');
  await grace.press(shown(grace), 'Change several');
  const { id } = await db.import.findFirstOrThrow();
  await grace.fill({ 'What to do': 'Send them again', 'Pending invitations': { value: id } });
  await grace.submit();
  expect(shown(grace).plain()).toContain('Send 2 pending invitations again to Lovelace Labs?');
  expect(shown(grace).plain()).toContain('1 will be skipped: 1 sent or reminded recently.');
  await grace.submit();
  await untilIdle(foyer);
  const said = lastMessage(grace, 'Sending invitations again to').plain();
  expect(said).toContain('1 invitation sent again · 1 skipped.');
  expect(said).toContain('1 sent or reminded recently');
  const now = () => lastMessage(grace, 'Sending invitations again to').plain();
  await expect.poll(now).toContain('Messages: 1 delivered.');
  expect(now()).toContain('Done.');
  expect(slack.person('ada').messages()).toHaveLength(before + 1);
});

it('the message of a batch counts who was not reached, and the person who started it reads that there', async () => {
  await using foyer = await startSenturo();
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  await runCommand(grace, '/invite ada@lovelace.example as Remote');
  await untilIdle(foyer);
  const ada = slack.person('ada');
  const refused = { kind: 'error', error: 'channel_not_found' } as const;
  slack.faults.next('chat.postMessage', refused, 1, ({ channel }) => channel === ada.id);
  await grace.command('/invite pending');
  await grace.press(shown(grace), 'Change several');
  await grace.fill({ 'What to do': 'Send them again' });
  await grace.submit();
  await grace.submit();
  await untilIdle(foyer);
  const { id: batchId, memberId } = await db.invitationBatch.findFirstOrThrow();
  const sent = await db.delivery.findMany({ where: { batchId, message: 'invitation' } });
  expect(sent.map(({ initiatorId }) => initiatorId)).toEqual([memberId]);
  const now = () => lastMessage(grace, 'Sending invitations again to').plain();
  await expect.poll(now).toContain('Messages: 1 not delivered.');
});
