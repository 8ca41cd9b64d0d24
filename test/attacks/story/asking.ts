import type { Foyer } from '../../support/foyer.ts';
import { untilIdle } from '../../support/story.ts';
import { cast, message, submit } from './cast.ts';

/** A member who lacks a right asks for it, and the owner opens what fits. */
export async function playAsking(foyer: Foyer): Promise<void> {
  const { grace, ada } = cast(foyer);
  const { ephemeral: refused } = await ada.command('/invite settings');
  const ask = refused?.buttons().find(label => label.startsWith('Ask '));
  if (!refused || !ask) throw new Error(`Ada can ask nobody. ${ada.screen()}`);
  await ada.press(refused, ask);
  await submit(ada, 'is on its way');
  await ada.closeModal();
  await untilIdle(foyer);
  const asked = message(grace, 'asks you for help');
  await grace.press(asked, asked.buttons()[0] ?? '');
  await grace.closeModal();
}
