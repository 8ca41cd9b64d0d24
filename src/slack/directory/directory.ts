import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import type { Person } from '../../domain/domain.ts';
import {
  findPerson,
  findPersonByEmail,
  homeTeamOf,
  type KnownPerson,
  type SeenPerson,
  savePeople,
} from '../../domain/people/store.ts';
import { isSlackError } from '../web-api.ts';
import type { HomeTeam } from './is-external.ts';
import { type SlackUser, slackUser, toPerson } from './slack-user.ts';
import { createUserGroups, type ListUserGroups } from './user-groups.ts';

/** Events keep the directory up to date; past this age it asks Slack, in case one was missed. */
const FRESH_MS = 6 * 60 * 60 * 1000;

/** The people of a workspace, from the database; from Slack when they are new or their data is old. */
export interface Directory {
  /**
   * @param known the person as just read from the database
   * @throws errors of the Web API when the person, or their workspace, is unknown and Slack doesn't answer
   */
  byId(workspaceId: string, slackUserId: string, known?: KnownPerson): Promise<Person | null>;
  byEmail(workspaceId: string, email: string): Promise<Person | null>;
  userGroups: ListUserGroups;
  /** Saves what an event or a list says about a person; returns them as known from then on. */
  remember(workspaceId: string, user: SlackUser): Promise<Person>;
}

export function createDirectory(parts: { db: Database; client: WebClient; clock: Clock }): Directory {
  const { db, client, clock } = parts;

  async function keep(workspaceId: string, user: SlackUser): Promise<KnownPerson> {
    const person = toPerson(workspaceId, await homeTeamOf(db, workspaceId), user);
    const updatedAt = clock.now();
    await savePeople(db, [person], updatedAt);
    return (await findPerson(db, workspaceId, person.slackUserId)) ?? { ...person, updatedAt };
  }

  /**
   * A person without workspace or enterprise in Slack's answer belongs to this workspace: Slack names that of all
   * others.
   */
  async function keepAnswer(workspaceId: string, answer: unknown): Promise<Person> {
    const user = slackUser.parse(answer);
    if (teamOf(user)) return keep(workspaceId, user);
    const known = await findPerson(db, workspaceId, user.id);
    const { slackTeamId } = await homeTeamOf(db, workspaceId);
    const { enterprise_id: enterpriseId, teams } = user.enterprise_user;
    const isOfNone = enterpriseId === null && teams.length === 0;
    const team = isOfNone || teams.includes(slackTeamId) ? slackTeamId : teams[0];
    const isKnown = known?.teamId && enterpriseId === known.enterpriseId;
    if (isKnown) return keep(workspaceId, ofTeam(user, known, known.teamId ?? slackTeamId));
    return keep(workspaceId, team ? ofTeam(user, { teamId: team, enterpriseId }, team) : user);
  }

  async function ask(
    workspaceId: string,
    question: () => Promise<{ user?: unknown }>,
    notFound: readonly string[],
  ): Promise<Person | null> {
    try {
      const { user } = await question();
      return await keepAnswer(workspaceId, user);
    } catch (error) {
      if (notFound.some(code => isSlackError(error, code))) return null;
      throw error;
    }
  }

  const askById = (workspaceId: string, slackUserId: string) =>
    ask(workspaceId, () => client.users.info({ user: slackUserId, include_locale: true }), [
      'user_not_found',
      'user_not_visible',
    ]);

  return {
    userGroups: createUserGroups({ client, clock }),

    async remember(workspaceId, said) {
      const known = await findPerson(db, workspaceId, said.id);
      const team = known?.teamId ?? null;
      const isOfKnown = team !== null && (teamOf(said) ?? team) === team;
      const user = known && isOfKnown ? ofTeam(said, known, team) : said;
      const home = await homeTeamOf(db, workspaceId);
      const seen = toPerson(workspaceId, home, user);
      const isOpen = isUnsettled(seen, known) || (lacksEnterprise(seen, home) && !isOfKnown);
      const answer = isOpen && (await askById(workspaceId, user.id).catch(() => null));
      return answer || keep(workspaceId, user);
    },

    async byId(workspaceId, slackUserId, read) {
      const known = read ?? (await findPerson(db, workspaceId, slackUserId));
      const belongs = known?.teamId != null;
      if (known && belongs && clock.now().getTime() - known.updatedAt.getTime() < FRESH_MS) return known;
      try {
        return await askById(workspaceId, slackUserId);
      } catch (error) {
        if (known && belongs) return known;
        throw error;
      }
    },

    async byEmail(workspaceId, email) {
      const known = await findPersonByEmail(db, workspaceId, email);
      if (known?.teamId && !known.isDeactivated && !known.isExternal) return known;
      const found = await ask(workspaceId, () => client.users.lookupByEmail({ email }), ['users_not_found']);
      // Slack may find a person of another workspace with the same address; our own comes first.
      return found ? ((await findPersonByEmail(db, workspaceId, email)) ?? found) : known;
    },
  };
}

/**
 * Must Foyer ask Slack? Yes when the data doesn't name the workspace, or when two changes within one second contradict
 * each other, because nothing shows which is later.
 */
function isUnsettled(seen: SeenPerson, known: KnownPerson | null): boolean {
  if (seen.teamId === null) return true;
  const at = seen.slackUpdatedAt?.getTime();
  if (!known || at === undefined || known.slackUpdatedAt?.getTime() !== at) return false;
  const { slackUpdatedAt: _, timeZone: __, locale: ___, ...rest } = seen;
  return Object.entries(rest).some(([field, value]) => known[field as keyof SeenPerson] !== value);
}

/** Is the enterprise of a person from another workspace missing, where it decides whether they are external? */
export function lacksEnterprise({ teamId, enterpriseId }: SeenPerson, home: HomeTeam): boolean {
  return home.enterpriseId !== null && enterpriseId === null && teamId !== home.slackTeamId;
}

/** The workspace that Slack names for a person, in any of its fields. */
function teamOf(user: SlackUser): string | null {
  return user.team_id ?? user.profile.team;
}

/** Adds the known workspace to Slack's data about a person without one. */
function ofTeam(
  user: SlackUser,
  { teamId, enterpriseId }: { teamId: string | null; enterpriseId: string | null },
  otherwise: string,
): SlackUser {
  const { enterprise_id: said, teams } = user.enterprise_user;
  return {
    ...user,
    team_id: teamId ?? otherwise,
    enterprise_user: { enterprise_id: said ?? enterpriseId, teams },
  };
}
