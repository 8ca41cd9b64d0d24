import { welcomePerson } from '../../domain/invitations/welcome.ts';
import { type EventContext, event } from '../route.ts';
import { type SlackUser, slackUser } from './slack-user.ts';

/** Slack says something new of a person: remember it, and let what waited for their address reach them. */
async function learn(context: EventContext, user: SlackUser): Promise<void> {
  const person = await context.directory.remember(context.workspaceId, user);
  await welcomePerson(context.domain, person, {});
}

export const personJoinedEvent = event<{ user: unknown }>({
  type: 'team_join',
  scopes: ['users:read'],
  run: (context, { user }) => learn(context, slackUser.parse(user)),
});

export const personChangedEvent = event<{ user: unknown }>({
  type: 'user_change',
  scopes: ['users:read'],
  run: (context, { user }) => learn(context, slackUser.parse(user)),
});
