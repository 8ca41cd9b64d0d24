import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { freePort } from '../../src/database/embedded/free-port.ts';
import { cards } from '../faults/queue.ts';
import { setUpAt } from '../faults/set-up.ts';
import { openWorkplace, type Workplace } from '../support/process.ts';
import { runCommand } from '../support/story.ts';
import { startProduct } from './products.ts';
import { asFoyerSays, tableOf } from './tables.ts';

const KILLS = 4;

/** Resolves when nothing waits for the product. Nobody else sends: what a killed program was sending is free. */
async function untilTaken({ db }: Workplace): Promise<void> {
  while (await db.webhookMessage.count({ where: { state: 'waiting' } })) {
    await db.$executeRaw`update webhook_messages set claimed_until = now(), due_at = null where state = 'waiting'`;
    await db.$executeRaw`select graphile_worker.add_job(foyer_task('webhooks-due', id), '{}') from workspaces`;
    await pause(500);
  }
}

it('a change that a killed program committed is in the table of the product in the end, and no other', async () => {
  await using place = await openWorkplace();
  const { slack, db } = place;
  const settings = { WEBHOOK_ALLOW_PRIVATE: 'true', PORT: String(await freePort()) };
  let program = await place.start(settings);
  await setUpAt(place);
  await using product = await startProduct({ ...place, clock: systemClock, app: program });
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  await runCommand(grace, '/invite @ada as VIEWER');
  await ada.press(await slack.waitFor(() => cards(ada)[0], 'the invitation'), 'Accept');
  const { id } = await db.member.findFirstOrThrow({ where: { slackUserId: ada.id } });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const changes = (async () => {
      for (let n = 0; n < 20; n += 1) {
        const said = await product.client.patch(`/v1/members/${id}`, { name: `Ada ${kill}-${n}` });
        expect(said.status).toBe(200);
      }
    })();
    // Nobody knows how far it is then.
    const ended = changes.catch(() => {});
    await pause(50 + Math.random() * 500);
    program.kill('SIGKILL');
    await program.ended;
    await ended;
    program = await place.start(settings);
  }
  await untilTaken(place);
  expect(await tableOf(product)).toEqual(await asFoyerSays(product));
});
