import { event } from '../route.ts';

/** A person opens Foyer's App Home. */
export const homeOpenedEvent = event<{ user: string; tab?: string }>({
  type: 'app_home_opened',
  scopes: [],
  async run({ publishHome }, { user, tab }) {
    if (tab === undefined || tab === 'home') await publishHome(user);
  },
});
