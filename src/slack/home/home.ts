import type { HomeView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { homeFacts } from '../../domain/home/facts.ts';
import { actorProblem } from '../../domain/people/rules.ts';
import { homeView, noHomeView } from './views.ts';

/** Renders a person's App Home from current data. */
export async function renderHome(domain: Domain, actor: Person): Promise<HomeView> {
  const problem = actorProblem(actor);
  return problem ? noHomeView(problem) : homeView(await homeFacts(domain, actor));
}
