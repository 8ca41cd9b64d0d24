import { Client } from 'pg';
import { expect, it } from 'vitest';
import { queueRefresh } from '../../src/delivery/queue.ts';
import { until } from '../faults/until.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { lockWaits } from '../support/lock-waits.ts';

const importId = '01890000-0000-7000-8000-000000000001';
const subject = { importId };
const createdAt = new Date('2026-01-05T09:00:00Z');

/** An upload, by whose row the queue knows the workspace. */
async function addImport({ db }: TestDatabase): Promise<void> {
  const { id: workspaceId } = await db.workspace.create({
    data: { slackTeamId: 'T1', name: 'One', botUserId: 'UBOT', createdAt },
  });
  const { id: organizationId } = await db.organization.create({
    data: { workspaceId, name: 'Labs', template: 'crowdsec', createdAt },
  });
  const { id: roleId } = await db.role.create({
    data: { organizationId, name: 'OWNER', description: '', position: 0 },
  });
  const { id: uploaderId } = await db.member.create({
    data: { organizationId, email: 'grace@x.example', name: 'Grace', roleId, joinedAt: createdAt },
  });
  await db.import.create({ data: { id: importId, organizationId, uploaderId, requestKey: '1', createdAt } });
}

it('an update isn’t lost when it is requested at the moment in which a worker takes the one before', async () => {
  const database = await createTestDatabase();
  const worker = new Client({ connectionString: database.url });
  try {
    await addImport(database);
    await queueRefresh(database.db, subject);
    await worker.connect();
    await worker.query('begin');
    await worker.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker', attempts = 1",
    );
    const asking = queueRefresh(database.db, subject);
    await until(async () => (await lockWaits(database.db)) > 0, 'the update to be asked for');
    await worker.query('commit');
    await asking;
    const waiting = await database.db.$queryRaw`
      select key from graphile_worker._private_jobs where locked_by is null and attempts < max_attempts`;
    expect(waiting).toEqual([{ key: `refresh:${subject.importId}` }]);
  } finally {
    await worker.end();
    await database.drop();
  }
});
