import { type PersonSpec, type Simulator, startSimulator } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../../src/database/client.ts';
import { until } from '../faults/until.ts';
import { Random } from '../many/churn/random.ts';
import { patient } from '../support/database.ts';
import { submitSetUp } from '../support/story.ts';
import { Fleet } from './fleet.ts';
import { Server } from './server.ts';

/** How much happens. */
export interface Size {
  people: number;
  /** The people whom each of them invites. */
  guests: number;
  seed: number;
}

/** A Slack, a database, and processes of Foyer between them. */
export interface Site extends AsyncDisposable {
  slack: Simulator;
  server: Server;
  fleet: Fleet;
  /** As the owner, with all rows. */
  db: Database;
  random: Random;
  organizationId: string;
}

export const nameOf = (person: number) => `admin${person}`;
export const guestOf = (person: number, guest: number) => `guest${person}x${guest}`;
const GROUPS = ['Laptops', 'Phones'];

/** Opens it with its organization; `await using` ends all its processes. */
export async function openSite({ people, guests, seed }: Size): Promise<Site> {
  const random = new Random(seed);
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await Server.open());
  const slack = await startSimulator({
    rateLimits: false,
    people: cast(people, guests),
    channels: [{ name: 'approvals', members: ['grace', ...names(people)], appIsMember: true }],
    settings: { takesBuiltInCommands: true },
  });
  stack.defer(() => slack.stop());
  const fleet = stack.use(
    await Fleet.open(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_URL: server.url,
        DATABASE_OWNER_URL: server.ownerUrl,
        PORT: '0',
      },
      random,
    ),
  );
  slack.installApp(parse(manifestYaml({ publicUrl: fleet.url })), {
    requestUrl: `${fleet.url}/slack/events`,
  });
  await fleet.resize(1);
  const grace = slack.person('grace');
  await until(async () => {
    await submitSetUp(grace, { name: 'Under fire', groups: GROUPS.join('\n'), domains: 'fire.example' });
    return grace.modal()?.title === 'Foyer is set up';
  }, 'the organization to be made');
  await grace.closeModal();
  const db = openWholeDatabase(server.ownerUrl, { poolSize: 3, ...patient });
  stack.defer(() => closeDatabase(db));
  const { id: organizationId } = await db.organization.findFirstOrThrow();
  const all = stack.move();
  return {
    slack,
    server,
    fleet,
    db,
    random,
    organizationId,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const names = (people: number) => Array.from({ length: people }, (_, person) => nameOf(person));

function cast(people: number, guests: number): PersonSpec[] {
  const spec = (name: string) => ({ name, realName: `${name} of Fire`, email: `${name}@fire.example` });
  return [
    { ...spec('grace'), isAdmin: true, isOwner: true },
    ...names(people).map(spec),
    ...names(people).flatMap((_, person) =>
      Array.from({ length: guests }, (_, guest) => spec(guestOf(person, guest))),
    ),
  ];
}
