import type { Person } from '../../domain/domain.ts';
import { followPerson } from '../../domain/following/follow.ts';
import { hasOpenedHome } from '../../domain/home/published/store.ts';
import { findPerson } from '../../domain/people/store.ts';
import { type EventContext, eventRoute, type Route } from '../route.ts';
import { type SlackUser, slackUser } from './slack-user.ts';

/**
 * Handles news from Slack about a person: saves it, links what waited for their address, and updates what they can do
 * on App Home.
 */
async function learn(context: EventContext, user: SlackUser): Promise<void> {
  const { domain, directory, workspaceId } = context;
  const before = await findPerson(domain.db, workspaceId, user.id);
  const person = await directory.remember(workspaceId, user);
  await followPerson(domain, person, { wasGuest: before?.isGuest === true });
  if (!before || person.isDeactivated || shownOf(before) === shownOf(person)) return;
  if (await hasOpenedHome(domain.db, person)) await context.publishHome(person.slackUserId);
}

/** The parts of a person that their App Home depends on. */
function shownOf({
  email,
  isEmailConfirmed,
  isGuest,
  isExternal,
  isWorkspaceAdmin,
  isWorkspaceOwner,
}: Person): string {
  return JSON.stringify([email, isEmailConfirmed, isGuest, isExternal, isWorkspaceAdmin, isWorkspaceOwner]);
}

const personJoinedEvent = eventRoute<{ user: unknown }>({
  type: 'team_join',
  scopes: ['users:read'],
  run: (context, { user }) => learn(context, slackUser.parse(user)),
});

const personChangedEvent = eventRoute<{ user: unknown }>({
  type: 'user_change',
  scopes: ['users:read'],
  run: (context, { user }) => learn(context, slackUser.parse(user)),
});

/** Events about people. */
export const directoryRoutes: readonly Route[] = [personJoinedEvent, personChangedEvent];
