import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { factsOfHomes } from '../../domain/home/facts.ts';
import { actorProblem } from '../../domain/person-problem.ts';
import { forReader } from '../../texts/reader.ts';
import { homeView, noHomeView } from './views.ts';

/** Renders a person's App Home from current data. */
export async function renderHome(domain: Domain, actor: Person): Promise<HomeView> {
  const [view] = await renderHomes(domain, actor.workspaceId, [actor]);
  if (!view) throw new Error('Nothing was rendered.');
  return view;
}

/** Renders the App Homes of several people of one workspace, in the order of the people. */
export async function renderHomes(
  domain: Domain,
  workspaceId: string,
  people: readonly Person[],
): Promise<HomeView[]> {
  const able = people.filter(person => !actorProblem(person));
  const facts = able.length > 0 ? await factsOfHomes(domain, workspaceId, able) : [];
  const views = new Map(facts.map(each => [each.actor, forReader(each.actor, () => homeView(each))]));
  return people.map(person => {
    const problem = actorProblem(person);
    return views.get(person) ?? forReader(person, () => noHomeView(problem ?? 'deactivated'));
  });
}

/** The hash by which Foyer knows whether a home shows something new. */
export function hashOfHome(view: HomeView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
}
