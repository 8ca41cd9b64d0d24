import { notSent, resultOf } from './interactions/envelope.ts';
import { viewObject } from './objects/view-object.ts';
import type { PersonRecord } from './people.ts';
import type { ActResult } from './person.ts';
import type { World } from './world.ts';

/** Opens a tab of the app; the app gets app_home_opened if it subscribed. Throws when the app has no such tab. */
export async function openTab(
  world: World,
  person: PersonRecord,
  tab: 'home' | 'messages',
): Promise<ActResult> {
  const isThere = tab === 'home' ? world.app.hasHomeTab : world.app.hasMessagesTab;
  if (!isThere) throw new Error(`The app's ${tab} tab is switched off.`);
  const view = world.views.home(person.id);
  const answer = await world.events.emit('app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: world.channels.dm(person.id).id,
    tab,
    ...(tab === 'home' && view ? { view: viewObject(world, view) } : {}),
  });
  return answer ? resultOf(answer) : notSent();
}
