import { expect, it } from 'vitest';
import { openWholeDatabase } from '../../src/database/client.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { homeOf, homesFollow } from '../support/homes.ts';
import { approvals, nth, withCrowd } from '../support/import-story.ts';
import { allStatementsOf } from '../support/statements.ts';
import { invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';

const ADMINS = 50;

/** Adds fifty admins, all of whom have opened their App Home. */
async function addAdmins({ db, slack, clock }: Foyer): Promise<void> {
  const { id: organizationId, workspaceId } = await db.organization.findFirstOrThrow();
  const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
  const { teamId } = await db.slackPerson.findFirstOrThrow({
    where: { slackUserId: slack.person('grace').id },
  });
  const people = Array.from({ length: ADMINS }, (_, index) => ({
    slackUserId: slack.person(nth(index)).id,
    email: `${nth(index)}@x.example`,
    name: `Person ${index}`,
  }));
  const known = { workspaceId, teamId, isEmailConfirmed: true, updatedAt: clock.now() };
  await db.slackPerson.createMany({
    data: people.map(person => ({ ...person, ...known, homeOpenedAt: clock.now() })),
  });
  await db.member.createMany({
    data: people.map(person => ({ ...person, organizationId, roleId, joinedAt: clock.now() })),
  });
}

/** BEGIN and COMMIT are among them. */
it('an acceptance that fifty open App Homes show takes at most 120 statements, jobs included', async () => {
  await using foyer = await startFoyer('http', { people: withCrowd(ADMINS), channels: approvals });
  await setUp(foyer);
  const { slack } = foyer;
  const linus = slack.person('linus');
  await addAdmins(foyer);
  await runCommand(slack.person('grace'), '/invite @linus as VIEWER');
  await homesFollow(foyer);
  // What the test asks of the database is not counted.
  const db = openWholeDatabase(`${foyer.database.ownerUrl}?application_name=test`);
  const published = slack.calls.of('views.publish').length;
  try {
    const statements = await allStatementsOf(async () => {
      await linus.press(invitationCard(linus), 'Accept');
      await homesFollow({ db, slack });
    });
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(120);
  } finally {
    await db.$disconnect();
  }
  await untilIdle(foyer);
  for (let index = 0; index < ADMINS; index += 1) {
    const home = homeOf(slack.person(nth(index))).plain();
    expect(home).toContain('0 pending');
    expect(home).toContain(`${ADMINS + 2} active`);
  }
  expect(slack.calls.of('views.publish').length - published).toBe(ADMINS);
});
