import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, home, press, submit } from './cast.ts';

/** The owner makes a key for a program and revokes it. */
export async function playApiKeys(foyer: Foyer): Promise<void> {
  const { grace } = cast(foyer);
  await grace.press(home(grace), 'API keys');
  await press(grace, 'Next ›');
  await press(grace, '‹ Previous');
  await press(grace, 'New key');
  await grace.fill({ Name: 'Canary inventory', 'What it can do': ['Read members'], Ends: 'In 30 days' });
  await submit(grace, 'is ready');
  await press(grace, 'Revoke', 'Canary inventory');
  await grace.closeModal();
  await grace.command('/invite api-keys');
  await grace.closeModal();
  await untilIdle(foyer);
}
