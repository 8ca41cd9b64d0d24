import { z } from 'zod';
import { followPerson } from '../../domain/following/follow.ts';
import { peopleToFollow } from '../../domain/following/store.ts';
import { markHomeOpened } from '../../domain/home/published/store.ts';
import { eventRoute } from '../route.ts';
import { slackId, textOrNull } from '../tolerant.ts';

const opened = z.object({ user: slackId, tab: textOrNull });

/** A person opens Foyer's App Home: from now on Foyer updates it while they may look at it. */
export const homeOpenedEvent = eventRoute<unknown>({
  type: 'app_home_opened',
  scopes: [],
  by: payload => opened.safeParse(payload).data?.user,
  async run({ domain, directory, workspaceId, greet, publishHome }, payload) {
    const { user, tab } = opened.parse(payload);
    // Saves the person and the opening before rendering, so that no later change is missed.
    const person = await directory.byId(workspaceId, user);
    if (person?.isWorkspaceAdmin) await greet(person);
    if (tab !== null && tab !== 'home') return;
    if (person) {
      await markHomeOpened(domain.db, person, domain.clock.now());
      // Slack's news about them may have been lost while nobody listened.
      const [behind] = await peopleToFollow(domain.db, workspaceId, user);
      if (behind) await followPerson(domain, person, {});
    }
    await publishHome(user);
  },
});
