import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import type { Person } from '../../domain/domain.ts';
import { findPerson, findPersonByEmail, savePerson } from '../../domain/people/store.ts';
import { isSlackError } from '../web-api.ts';
import { type SlackUser, slackUser, toPerson } from './slack-user.ts';
import { createUserGroups, type ListUserGroups } from './user-groups.ts';

/** Events keep the directory fresh; past this age one that was missed is made good. */
const FRESH_MS = 6 * 60 * 60 * 1000;

/** The people of a workspace: read from the database, from Slack when they are new or were not seen for long. */
export interface Directory {
  /** @throws what the Web API throws when the person is new and Slack does not answer */
  byId(workspaceId: string, slackUserId: string): Promise<Person | null>;
  byEmail(workspaceId: string, email: string): Promise<Person | null>;
  userGroups: ListUserGroups;
  /** Takes what an event says of a person. */
  remember(workspaceId: string, user: SlackUser): Promise<Person>;
}

export function createDirectory(parts: { db: Database; client: WebClient; clock: Clock }): Directory {
  const { db, client, clock } = parts;

  async function remember(workspaceId: string, user: SlackUser): Promise<Person> {
    const person = toPerson(workspaceId, user);
    await savePerson(db, { ...person, updatedAt: clock.now() });
    return person;
  }

  async function ask(
    workspaceId: string,
    question: Promise<{ user?: unknown }>,
    notFound: string,
  ): Promise<Person | null> {
    try {
      const { user } = await question;
      return await remember(workspaceId, slackUser.parse(user));
    } catch (error) {
      if (isSlackError(error, notFound)) return null;
      throw error;
    }
  }

  return {
    remember,
    userGroups: createUserGroups({ client, clock }),

    async byId(workspaceId, slackUserId) {
      const known = await findPerson(db, workspaceId, slackUserId);
      if (known && clock.now().getTime() - known.updatedAt.getTime() < FRESH_MS) return known;
      try {
        return await ask(workspaceId, client.users.info({ user: slackUserId }), 'user_not_found');
      } catch (error) {
        if (known) return known;
        throw error;
      }
    },

    async byEmail(workspaceId, email) {
      const known = await findPersonByEmail(db, workspaceId, email);
      if (known && !known.isDeactivated) return known;
      return (await ask(workspaceId, client.users.lookupByEmail({ email }), 'users_not_found')) ?? known;
    },
  };
}
