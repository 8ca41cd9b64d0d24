import { ManualClock, type Simulator, startSimulator } from 'local-slack';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Foyer, startOn } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';

/** One of several workspaces on one database, each with a Slack and a process of its own. */
export interface Workspace {
  foyer: Foyer;
  slack: Simulator;
  id: string;
  organizationId: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface TwoWorkspaces extends AsyncDisposable {
  one: Workspace;
  other: Workspace;
  database: TestDatabase;
}

/** Two workspaces on one database, each with an organization that has the same people by name. */
export async function startTwo(): Promise<TwoWorkspaces> {
  const clock = new ManualClock();
  const database = await createTestDatabase();
  const one = await open(database, clock, 'Lovelace Labs');
  const other = await open(database, clock, 'Hopper House');
  return {
    one,
    other,
    database,
    async [Symbol.asyncDispose]() {
      for (const { foyer } of [one, other]) {
        await foyer.app.stop();
        await foyer.slack.stop();
      }
      await database.drop();
    },
  };
}

async function open(database: TestDatabase, clock: ManualClock, name: string): Promise<Workspace> {
  const { db } = database;
  const slack = await startSimulator({
    clock,
    rateLimits: false,
    teamName: `${name} workspace`,
    settings: { takesBuiltInCommands: true },
  });
  let app = await startOn(slack, database.url, 'http', clock);
  const start = async () => {
    app = await startOn(slack, database.url, 'http', clock);
  };
  const foyer: Foyer = {
    slack,
    clock,
    database,
    db,
    get app() {
      return app;
    },
    async restart() {
      await app.stop();
      await start();
    },
    async [Symbol.asyncDispose]() {},
  };
  await setUp(foyer, { name });
  const { id } = await db.workspace.findUniqueOrThrow({ where: { slackTeamId: slack.teamId } });
  const organization = await db.organization.findFirstOrThrow({ where: { workspaceId: id } });
  return { foyer, slack, id, organizationId: organization.id, stop: () => app.stop(), start };
}

/** Calls of the Web API that Slack refused because the token is not of this workspace. */
export function foreignCalls({ slack }: Workspace) {
  return slack.calls
    .of('api')
    .filter(({ response }) => ['invalid_auth', 'not_authed'].includes(errorOf(response) ?? ''));
}

/** Calls of the Web API that Slack refused for any reason. */
export function refusedCalls({ slack }: Workspace) {
  return slack.calls.of('api').filter(({ response }) => errorOf(response) !== undefined);
}

function errorOf(response: unknown): string | undefined {
  return (response as { error?: string } | null)?.error;
}
