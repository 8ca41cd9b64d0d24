import { ManualClock } from 'local-slack';
import { afterAll, aroundEach, beforeAll, describe } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import type { Domain, Person } from '../../../src/domain/domain.ts';
import { findInvitation, type Invitation } from '../../../src/domain/invitations/store.ts';
import { findJoinRequest, type JoinRequest } from '../../../src/domain/join-requests/store.ts';
import { roleTemplates } from '../../../src/domain/role-templates/index.ts';
import { forReader } from '../../../src/texts/reader.ts';
import { somebody } from '../../domain/people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fill, longText, type Script, scripts, type World } from '../worst-case.ts';

/** What each test needs: an organization with as much in it as there can be, and who looks at it. */
export interface Worst {
  db: Database;
  domain: Domain;
  script: Script;
  world: World;
  /** A person outside the organization. */
  candidate: Person;
  invitation(status: string): Promise<Invitation>;
  joinRequest(status: string): Promise<JoinRequest>;
}

const cases = roleTemplates.flatMap(template => [
  ...(Object.keys(scripts) as Script[]).map(script => ({ template, script, id: template.id, locale: 'en' })),
  { template, script: 'wide letters' as const, id: template.id, locale: 'de' },
]);

/** The tests for each template of an organization in each script, in a database of this file. */
export function inEveryWorld(tests: (there: Worst) => void): void {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  describe.each(cases)('what $id shows in $script fits Slack, in $locale', ({ template, script, locale }) => {
    aroundEach(run => forReader({ locale }, run));

    const there = { script } as Worst;

    beforeAll(async () => {
      const { db } = database;
      const world = await fill(db, template, script, `${template.id}-${script}-${locale}`);
      Object.assign(there, worst(db, world, script));
    });

    tests(there);
  });
}

function worst(db: Database, world: World, script: Script): Worst {
  const idOf = (all: { id: string; status: string }[], status: string) =>
    all.find(each => each.status === status)?.id ?? '';
  return {
    db,
    domain: { db, clock: new ManualClock(), commitChanges: async () => {} },
    script,
    world,
    candidate: somebody({
      workspaceId: world.admin.workspaceId,
      slackUserId: 'U0ADA1',
      name: longText(script, 120),
      email: `${'a'.repeat(64)}@${'d'.repeat(185)}.org`,
    }),
    invitation: async status =>
      (await findInvitation(db, idOf(world.invitations, status))) ?? Promise.reject(new Error(status)),
    joinRequest: async status =>
      (await findJoinRequest(db, idOf(world.joinRequests, status))) ?? Promise.reject(new Error(status)),
  };
}
