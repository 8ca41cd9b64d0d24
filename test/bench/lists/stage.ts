import { Client } from 'pg';
import { systemClock } from '../../../src/clock.ts';
import {
  closeDatabase,
  type Database,
  openDatabase,
  openWholeDatabase,
} from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { withRole } from '../../../src/domain/access/store.ts';
import type { Domain, Person } from '../../../src/domain/domain.ts';
import type { InvitationKey } from '../../../src/domain/invitations/list/store.ts';
import { type MemberKey, memberKey } from '../../../src/domain/members/list/store.ts';
import { saveWorkspace } from '../../../src/domain/organizations/store.ts';
import { domainOf, furnish, known } from '../organization.ts';
import type { Server } from '../postgres.ts';
import {
  FREQUENT_GROUP,
  FREQUENT_ROLE,
  fill,
  groupNames,
  RARE_GROUP,
  RARE_ROLE,
  whileLoading,
} from './generate.ts';

/** One organization whose lists are read. */
export interface Place {
  size: number;
  workspaceId: string;
  domain: Domain;
  organizationId: string;
  /** Has the top role, and has the most entries in the audit log. */
  admin: Person;
  /** Administers one of the regions. */
  regional: Person;
  roles: { rare: string; frequent: string };
  groups: { rare: string; frequent: string };
  /** Keys of the last row of page ten thousand, or of the middle page of a shorter list. */
  deep: { member: MemberKey; invitation: InvitationKey; entry: string };
}

const admin = { id: 'UADMIN', name: 'Grace Hopper', email: 'grace@bench.example' };
const regional = { id: 'UREGION', name: 'Linus Regional', email: 'linus@bench.example' };
const DEEP = 100_000;

/** Organizations of these sizes, side by side in one database; `took`: seconds of generating all of them. */
export async function furnishQueries(
  server: Server,
  sizes: number[],
  name: string,
): Promise<{ places: Place[]; url: string; took: number; close(): Promise<unknown> }> {
  const url = await server.createDatabase(name);
  await migrate(url);
  // The row in the middle of a million is looked for only once, however long it takes.
  const db = openWholeDatabase(url, { statementTimeoutMs: 120_000 });
  const scoped = openDatabase(url, { statementTimeoutMs: 120_000 });
  const close = () => Promise.all([closeDatabase(db), closeDatabase(scoped)]);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const started = performance.now();
    const furnished: ({ size: number } & Awaited<ReturnType<typeof furnishOne>>)[] = [];
    for (const size of sizes) furnished.push({ size, ...(await furnishOne(db, size)) });
    await whileLoading(client, async () => {
      for (const { organizationId, size, memberId } of furnished) {
        await fill(client, organizationId, size, memberId);
      }
    });
    const took = (performance.now() - started) / 1000;
    const places: Place[] = [];
    for (const each of furnished) places.push({ ...(await placeOf(db, each)), domain: domainOf(scoped) });
    return { places, url, took, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    await client.end();
  }
}

async function furnishOne(db: Database, size: number) {
  const workspace = await saveWorkspace(db, {
    slackTeamId: `T${size}`,
    name: 'Lovelace Labs',
    botUserId: 'U0FOYER',
    createdAt: systemClock.now(),
  });
  const furnished = await furnish(db, workspace.id, admin, [regional], 'senturo', groupNames.join('\n'));
  const { organizationId } = furnished;
  const { id: memberId } = await db.member.findFirstOrThrow({ where: { organizationId } });
  const role = await db.role.findFirstOrThrow({ where: { organizationId, name: 'Group Admin' } });
  const group = await db.group.findFirstOrThrow({ where: { organizationId, name: 'Region 1' } });
  const { id: slackUserId, name, email } = regional;
  await db.member.create({
    data: {
      organizationId,
      slackUserId,
      name,
      email,
      roleId: role.id,
      joinedAt: systemClock.now(),
      grants: { create: [{ groupId: group.id, level: 'admin' }] },
    },
  });
  return { ...furnished, workspaceId: workspace.id, memberId, regional: known(workspace.id, regional) };
}

async function placeOf(
  db: Database,
  {
    size,
    organizationId,
    ...people
  }: { size: number; workspaceId: string; organizationId: string; admin: Person; regional: Person },
): Promise<Omit<Place, 'domain'>> {
  const skip = Math.min(DEEP, size / 2) - 1;
  const pick = { where: { organizationId }, skip };
  const role = async (name: string) =>
    (await db.role.findFirstOrThrow({ where: { organizationId, name } })).id;
  const group = async (name: string) =>
    (await db.group.findFirstOrThrow({ where: { organizationId, name } })).id;
  const member = await db.member.findFirstOrThrow({
    ...pick,
    include: withRole,
    orderBy: [{ state: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  const invitation = await db.invitation.findFirstOrThrow({
    ...pick,
    select: { id: true, email: true, roleId: true },
    orderBy: { id: 'desc' },
  });
  const newestFirst = { ...pick, select: { id: true }, orderBy: { id: 'desc' as const } };
  return {
    size,
    organizationId,
    ...people,
    roles: { rare: await role(RARE_ROLE), frequent: await role(FREQUENT_ROLE) },
    groups: { rare: await group(RARE_GROUP), frequent: await group(FREQUENT_GROUP) },
    deep: {
      member: memberKey(member),
      invitation,
      entry: (await db.auditEntry.findFirstOrThrow(newestFirst)).id,
    },
  };
}
