import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, message, press, submit } from './cast.ts';

/** The owner looks at the members, edits, deactivates and reactivates one, and changes her own name. */
export async function playMembers(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.openHome();
  await grace.press(home(grace), 'Open Current users');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'Search and filter');
  await grace.fill({ 'Name or email': 'carla', 'Device group': 'Canary 1' });
  await submit(grace, 'carla@plain.example');
  await press(grace, 'Edit');
  await grace.fill({ Role: 'Investigator' });
  await submit(grace, 'Saved');
  await press(grace, 'Deactivate');
  await submit(grace, 'Deactivated just now.');
  await press(grace, 'Undo');
  await press(grace, 'Show everybody');
  await grace.choose('Sort by', 'Newest first');
  await press(grace, 'Download CSV');
  await grace.closeModal();
  await grace.command('/invite members');
  await grace.closeModal();
  await playErasure(foyer);
  await playNewAccounts(foyer);
  await grace.press(home(grace), 'My details');
  await grace.fill({ Name: 'Grace of the story' });
  await submit(grace, 'Saved');
  await grace.closeModal();
  await grace.command('/invite me');
  await grace.closeModal();
  await untilIdle(foyer);
}

/** Erases a person who left; the command is tried alone. */
async function playErasure({ slack, db, clock }: Foyer): Promise<void> {
  const grace = slack.person('grace');
  await db.member.updateMany({
    where: { name: 'Canary Member 1' },
    data: { state: 'deactivated', deactivatedAt: clock.now() },
  });
  const gone = await db.member.findFirstOrThrow({ where: { name: 'Canary Member 1' } });
  await grace.command(`/invite erase ${gone.email}`);
  await grace.closeModal();
  await grace.command('/invite members');
  await press(grace, 'Search and filter');
  await grace.fill({ 'Name or email': gone.email });
  await submit(grace, gone.email);
  await press(grace, 'Erase person');
  await submit(grace, 'Erased.');
  await grace.closeModal();
}

/** A member's account is gone three times: the owner moves her from the list and from a refusal, and she does it herself. */
async function playNewAccounts(foyer: Foyer): Promise<void> {
  const { slack } = foyer;
  const grace = slack.person('grace');
  const email = 'nina@plain.example';
  const again = async (before: string, name: string) => {
    await slack.changePerson(before, { deactivated: true });
    const person = await slack.addPerson({ name, realName: 'Nina Moved', email });
    await untilIdle(foyer);
    return person;
  };
  await again('nina', 'nina2');
  await grace.command('/invite members');
  await press(grace, 'Search and filter');
  await grace.fill({ 'Name or email': email });
  await submit(grace, email);
  await press(grace, 'Move to the new account');
  await grace.closeModal();
  await again('nina2', 'nina3');
  await grace.command(`/invite ${email} as Remote`);
  await untilIdle(foyer);
  await grace.press(message(grace, 'new Slack account'), 'Move to the new account');
  await untilIdle(foyer);
  const nina = await again('nina3', 'nina4');
  await nina.openHome();
  await untilIdle(foyer);
  await nina.press(home(nina), 'This is my new account');
  await untilIdle(foyer);
}
