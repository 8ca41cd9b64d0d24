import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../src/database/client.ts';
import { inWorkspace } from '../../src/database/workspace-scope.ts';
import { createTestDatabase, patient, type TestDatabase } from '../support/database.ts';
import { writeRowOfEachTable } from './a-row-of-each-table.ts';

let own: TestDatabase;
let db: Database;
/** Each workspace with its one organization and member. */
let places: { workspace: string; organization: string; member: string; email: string }[] = [];

beforeAll(async () => {
  own = await createTestDatabase();
  // Fewer connections than what runs at once, so that each serves many workspaces.
  db = openDatabase(own.url, { poolSize: 2, ...patient });
  const owner = new Client({ connectionString: own.ownerUrl });
  await owner.connect();
  for (let n = 0; n < 4; n += 1) await writeRowOfEachTable(owner);
  ({ rows: places } = await owner.query(`
    select o.workspace_id as workspace, o.id as organization, m.id as member, m.email
    from organizations o join members m on m.organization_id = o.id`));
  await owner.end();
});
afterAll(async () => {
  await closeDatabase(db);
  await own?.drop();
});

const workspacesOf = (rows: { workspaceId: string }[]) => rows.map(({ workspaceId }) => workspaceId);

describe('the workspace that is worked for', () => {
  it('a query that begins after its function has returned is still for the workspace', async () => {
    for (const { workspace } of places)
      expect(workspacesOf(await inWorkspace(workspace, () => db.organization.findMany()))).toEqual([
        workspace,
      ]);
  });

  it('the program sees no rows outside of any workspace', async () => {
    expect(await db.organization.findMany()).toEqual([]);
    expect(await db.$queryRaw`select id from members`).toEqual([]);
    await expect(
      db.slackPerson.create({
        data: {
          workspaceId: places[0]?.workspace ?? '',
          slackUserId: 'U9',
          name: 'Eve',
          updatedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/check option/u);
  });

  it('lookups by a key in the same moment each find their own workspace’s row, and no other’s', async () => {
    const asked = places.flatMap(here => places.map(there => ({ here, there })));
    const found = await Promise.all(
      asked.map(({ here, there }) =>
        inWorkspace(here.workspace, async () => ({
          here,
          there,
          one: await db.member.findUnique({ where: { id: there.member }, include: { organization: true } }),
          byPair: await db.member.findUnique({
            where: {
              organizationId_email: { organizationId: there.organization, email: there.email },
            },
            select: { id: true },
          }),
          orThrow: await db.organization.findUniqueOrThrow({ where: { id: there.organization } }).then(
            ({ id }) => id,
            error => error.code,
          ),
          inside: await db.$transaction(async tx =>
            Promise.all([tx.member.findUnique({ where: { id: there.member } }), tx.member.findMany()]),
          ),
        })),
      ),
    );
    for (const { here, there, one, byPair, orThrow, inside } of found) {
      const isOwn = here === there;
      expect(one?.organization.workspaceId).toBe(isOwn ? here.workspace : undefined);
      expect(byPair).toEqual(isOwn ? { id: here.member } : null);
      expect(orThrow).toBe(isOwn ? here.organization : 'P2025');
      expect(inside[0]?.id).toBe(isOwn ? here.member : undefined);
      expect(inside[1].map(({ id }) => id)).toEqual([here.member]);
    }
  });

  it('a connection never keeps a workspace for the next, whatever ended its work: an error, a rollback, a cancellation', async () => {
    const acts: ((place: (typeof places)[number]) => Promise<unknown>)[] = [
      () => db.organization.findMany(),
      () => db.$queryRaw`select workspace_id as "workspaceId" from organizations`,
      () => db.$queryRaw`select no_such_column`,
      ({ organization }) =>
        db.$transaction(async tx => {
          await tx.group.create({ data: { organizationId: organization, name: randomUUID() } });
          throw new Error('rolled back');
        }),
      () =>
        db.$transaction(async tx => {
          await tx.$executeRaw`set local statement_timeout = 1`;
          await tx.$queryRaw`select pg_sleep(1)::text`;
        }),
      () => db.$transaction(tx => tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`),
      () =>
        db.$transaction(async tx => {
          await tx.$executeRaw`select set_config('foyer.workspace', ${places[0]?.workspace ?? ''}, true)`;
          return [];
        }),
    ];
    const once = places.flatMap(place => acts.map(act => ({ place, act })));
    const rounds = Array.from({ length: 4 }, () => once)
      .flat()
      .map((each, index) => ({ ...each, isOutside: index % 9 === 3 }));
    const seen = await Promise.all(
      rounds
        .map(async ({ place, act, isOutside }, index) => {
          for (let waits = index % 3; waits > 0; waits -= 1) await turn();
          if (isOutside) return { found: workspacesOf(await db.organization.findMany()), wanted: [] };
          return inWorkspace(place.workspace, async () => {
            await act(place).catch(() => {});
            const found = await db.$transaction(tx => tx.organization.findMany());
            return { found: workspacesOf(found), wanted: [place.workspace] };
          });
        })
        .map(each => each.catch(error => ({ found: error, wanted: [] as string[] }))),
    );
    // A connection that somebody ended may be handed out once more, and then says so.
    const failed = seen.filter(({ found }) => !Array.isArray(found));
    expect(failed.length).toBeLessThan(rounds.length / 2);
    for (const { found, wanted } of seen) if (Array.isArray(found)) expect(found).toEqual(wanted);
  });
});
