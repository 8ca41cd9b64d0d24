import { expect, it } from 'vitest';

import type { Database } from '../../src/database/client.ts';
import { countResults } from '../../src/domain/imports/store.ts';
import { csv, paste, send, startSenturo } from '../support/import-story.ts';
import { untilIdle } from '../support/story.ts';

it('the numbers of an upload are those of one moment: nobody counts as sent and as failed', async () => {
  await using foyer = await startSenturo('http');
  const { db } = foyer;
  await paste(foyer.slack.person('grace'), csv('Email,Role', 'ada@lovelace.example,Remote'));
  await send(foyer.slack.person('grace'));
  await untilIdle(foyer);
  const { id } = await db.import.findFirstOrThrow();
  const afterEach = db.$extends({
    query: {
      async $allOperations({ args, query }) {
        const answer = await query(args);
        await db.delivery.updateMany({
          where: { message: 'invitation' },
          data: { status: 'failed', reason: 'No.' },
        });
        return answer;
      },
    },
  });
  const before = {
    outcomes: { invited: 1 },
    deliveries: { queued: 0, delivered: 1, emailed: 0, failed: 0, waiting: 0 },
  };
  const after = {
    ...before,
    deliveries: { ...before.deliveries, delivered: 0, failed: 1 },
  };
  expect(await countResults(afterEach as unknown as Database, id)).toEqual(before);
  expect(await countResults(db, id)).toEqual(after);
});
