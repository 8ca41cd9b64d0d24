import { systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { setUpOrganization } from '../../src/domain/set-up/set-up.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';

/** Someone of the workspace. */
export interface Someone {
  id: string;
  name: string;
  email: string;
}

export const domainOf = (db: Database): Domain => ({ db, clock: systemClock, commitChanges });

/** The person as the directory has them. */
export function known(workspaceId: string, { id, name, email }: Someone): Person {
  return {
    workspaceId,
    slackUserId: id,
    email,
    name,
    isEmailConfirmed: true,
    isBot: false,
    isGuest: false,
    isExternal: false,
    isDeactivated: false,
    isWorkspaceAdmin: false,
    isWorkspaceOwner: false,
  };
}

/**
 * The state in which daily work happens: the directory knows everybody, and the organization is set up.
 * @returns the organization, and who holds its top role
 */
export async function furnish(
  db: Database,
  workspaceId: string,
  admin: Someone,
  crowd: Someone[],
  template: 'crowdsec' | 'senturo',
  groups = 'Teacher Laptops\nStudent Devices',
): Promise<{ organizationId: string; admin: Person }> {
  const updatedAt = systemClock.now();
  const holder = { ...known(workspaceId, admin), isWorkspaceAdmin: true };
  const others = crowd.map(person => known(workspaceId, person));
  const { slackTeamId: teamId } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  // As Slack lists them: it is asked again for people without a workspace.
  const people = [holder, ...others].map(person => ({ ...person, teamId, updatedAt }));
  // A program that has just started may have listed some of them.
  await db.slackPerson.createMany({ data: people, skipDuplicates: true });
  await db.workspace.update({ where: { id: workspaceId }, data: { peopleListedAt: updatedAt } });
  const organization = await setUpOrganization(domainOf(db), holder, {
    name: 'Lovelace Labs',
    template,
    groups,
    approvalsChannelId: null,
    domains: 'bench.example',
  });
  return { organizationId: organization.id, admin: holder };
}
