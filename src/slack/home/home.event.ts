import { markHomeOpened } from '../../domain/home/store.ts';
import { event } from '../route.ts';

/** A person opens Foyer's App Home: from now on it is brought up to date while they may look at it. */
export const homeOpenedEvent = event<{ user: string; tab?: string }>({
  type: 'app_home_opened',
  scopes: [],
  by: ({ user }) => user,
  async run({ domain, directory, workspaceId, publishHome }, { user, tab }) {
    if (tab !== undefined && tab !== 'home') return;
    // Known and noted before it is rendered: what happens from then on is not missed.
    const person = await directory.byId(workspaceId, user);
    if (person) await markHomeOpened(domain.db, person, domain.clock.now());
    await publishHome(user);
  },
});
