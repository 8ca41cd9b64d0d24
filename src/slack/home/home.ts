import type { HomeView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { homeFacts } from '../../domain/home/facts.ts';
import { homeView } from './views.ts';

/** Renders a person's App Home as things stand now. */
export async function renderHome(domain: Domain, actor: Person): Promise<HomeView> {
  return homeView(await homeFacts(domain, actor));
}
