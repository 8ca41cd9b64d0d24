import type { Foyer } from '../../support/foyer.ts';
import { invitationCard, runCommand, untilIdle } from '../../support/story.ts';
import { cast, message, press, submit } from './cast.ts';

/** The owner invites, looks after invitations, and decides those that lost their inviter; invitees answer. */
export async function playInvitations(foyer: Foyer): Promise<void> {
  const { grace, carla, dora, edith, olga } = cast(foyer);
  await grace.command('/invite');
  await grace.choose('Somebody in this Slack', { user: 'carla' });
  await grace.fill({ Role: 'Analyst', 'Device groups': ['Canary 1'], Note: 'canary note' });
  await press(grace, 'Add another');
  await grace.fill({ Email: 'first@plain.example', Role: 'Remote' });
  await press(grace, 'Add another');
  await press(grace, 'Remove', 'first@plain.example');
  await submit(grace, 'carla@plain.example');
  await grace.closeModal();
  await grace.shortcut('invite_member');
  await grace.fill({ Email: 'second@plain.example', Role: 'Analyst', 'Device groups': ['Canary 2'] });
  await submit(grace, 'second@plain.example');
  await press(grace, 'Add another');
  await grace.closeModal();
  await runCommand(olga, '/invite @dora as Analyst in "Canary 3"');
  await runCommand(olga, '/invite @edith as Analyst in "Canary 3"');
  await runCommand(grace, '/invite @ada as Remote in "Canary 3"');
  await untilIdle(foyer);

  await carla.press(invitationCard(carla), 'Accept');
  await untilIdle(foyer);
  await foyer.slack.person('ada').press(invitationCard(foyer.slack.person('ada')), 'Decline');
  await untilIdle(foyer);

  await runCommand(grace, '/invite @carla as Analyst in "Canary 1"');
  await grace.press(message(grace, 'member'), 'Edit access');
  await grace.closeModal();
  await runCommand(grace, '/invite second@plain.example as Analyst in "Canary 2"');
  await grace.press(message(grace, 'invited'), 'Update or resend');
  await grace.closeModal();

  await grace.command('/invite pending');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await grace.choose('Sort by', 'Newest first');
  await press(grace, 'Download CSV');
  await grace.goBack();
  await press(grace, 'Search and filter');
  await grace.fill({ 'Name or email': 'second', 'Device group': 'Canary 2' });
  await submit(grace, 'second@plain.example');
  await press(grace, 'Change several');
  await grace.fill({ 'What to do': 'Send them again' });
  await submit(grace, 'Send again');
  await submit(grace, 'Started for 1 invitation');
  await grace.goBack();
  await press(grace, 'Resend');
  await press(grace, 'Copy invitation text');
  await grace.goBack();
  await press(grace, 'Edit');
  await grace.fill({ Role: 'Investigator' });
  await submit(grace, 'Investigator');
  await press(grace, 'Revoke invite');
  await submit(grace, 'Revoked just now.');
  await press(grace, 'Show everybody');
  await press(grace, 'Search and filter');
  await grace.fill({ Status: 'Revoked' });
  await submit(grace, 'Revoked');
  await press(grace, 'Invite again');
  await grace.goBack();
  await press(grace, 'Show everybody');
  await grace.closeModal();

  await foyer.db.member.updateMany({
    where: { slackUserId: olga.id },
    data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
  });
  await dora.press(invitationCard(dora), 'Accept');
  await edith.press(invitationCard(edith), 'Accept');
  await untilIdle(foyer);
  const held = (name: string) =>
    message(grace, `${name}@plain.example) accepted the invitation`, 'approvals');
  await grace.press(held('dora'), 'Accept as Analyst');
  await grace.press(held('edith'), 'Reject');
  await untilIdle(foyer);
}
