import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, press, submit } from './cast.ts';

/** The owner makes an invite link and looks after it. */
export async function playInviteLinks(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.press(home(grace), 'Invite links');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'New link');
  await grace.fill({
    Name: 'Canary class',
    Role: 'Remote',
    'Device groups': ['Canary 1'],
    'When someone uses it': 'Joins at once',
  });
  await submit(grace, 'is ready');
  await press(grace, 'Pause', 'Canary class');
  await press(grace, 'Resume', 'Canary class');
  await press(grace, 'Replace link', 'Canary class');
  await press(grace, 'Revoke', 'Canary class');
  await grace.closeModal();
  await grace.command('/invite links');
  await grace.closeModal();
  await untilIdle(foyer);
}
