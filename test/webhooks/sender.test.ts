import { ManualClock } from 'local-slack';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/database/client.ts';
import { WebhookSender } from '../../src/delivery/webhooks/sender.ts';
import { writeRowOfEachTable } from '../isolation/a-row-of-each-table.ts';
import { createTestDatabase, patient } from '../support/database.ts';
import { quietLog as log } from '../support/foyer.ts';

it('a workspace that Foyer left or that is paused is asked once, not again and again, although a message is due', async () => {
  const own = await createTestDatabase();
  const owner = new Client({ connectionString: own.ownerUrl });
  await owner.connect();
  const workspace = await writeRowOfEachTable(owner);
  await owner.query(`update webhook_endpoints set state = 'on'`);
  await owner.query(`update webhook_messages set due_at = '2020-01-01'`);
  const { rows } = await owner.query<{ id: string }>('select id from webhook_endpoints');
  const db = openDatabase(own.url, patient);
  let asked = 0;
  const of = async () => {
    asked += 1;
    return null;
  };
  const clock = new ManualClock();
  const sender = new WebhookSender({
    db,
    clock,
    log,
    served: { of },
    secrets: null,
    allowsPrivate: false,
  });
  try {
    sender.wake(workspace, rows[0]?.id ?? '');
    for (let turns = 0; turns < 20; turns += 1) await owner.query('select 1');
    expect(asked).toBe(1);
  } finally {
    await sender.stop();
    await closeDatabase(db);
    await owner.end();
    await own.drop();
  }
});
