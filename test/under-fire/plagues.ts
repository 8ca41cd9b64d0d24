import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from 'local-slack';
import type { Site } from './site.ts';

/** What happens while people work. It is over when `run` returns. */
export interface Plague {
  name: string;
  /** May it be absent from this machine? */
  needsDisk?: true;
  run(site: Site): Promise<void>;
}

const MINUTE_MS = 60_000;

const slack = (name: string, fault: Fault): Plague => ({
  name: `Slack: ${name}`,
  async run({ slack: { faults } }) {
    for (let turn = 0; turn < 20; turn += 1) {
      faults.next('*', fault, 2);
      await pause(150);
    }
    faults.clear();
  },
});

const clock = (name: string, offsetMs: number): Plague => ({
  name: `clock: ${name}`,
  async run({ fleet }) {
    await fleet.jump(offsetMs);
    await pause(3_000);
    await fleet.setClocksRight();
  },
});

/** In every round processes are killed as well. */
export const plagues: readonly Plague[] = [
  {
    name: 'PostgreSQL: killed, and started again',
    async run({ server }) {
      await server.kill();
      await pause(1_500);
      await server.startAgain();
    },
  },
  slack('429, wait a second', { kind: 'ratelimited', retryAfter: 1 }),
  {
    name: 'PostgreSQL: paused for four seconds',
    run: ({ server }) => server.standStill(4_000),
  },
  slack('500', { kind: 'http', status: 500 }),
  {
    name: 'PostgreSQL: no connection left',
    async run({ server, fleet }) {
      const taken = server.takeConnections(3_000);
      await pause(500);
      await fleet.kill();
      await taken;
    },
  },
  slack('somebody else’s page', { kind: 'garbage', body: '<html><body>Welcome to the hotel</body></html>' }),
  {
    name: 'PostgreSQL: disk full',
    needsDisk: true,
    run: ({ server }) => server.fillDisk(4_000),
  },
  slack('silence', { kind: 'hang' }),
  {
    name: 'PostgreSQL: failover to a promoted copy',
    run: ({ server }) => server.failOver(),
  },
  slack('done, and answered after four seconds', { kind: 'late', ms: 4_000 }),
  clock('four minutes ahead', 4 * MINUTE_MS),
  slack('done, and the answer lost', { kind: 'drop-reply' }),
  {
    name: 'PostgreSQL: restarted in good order',
    async run({ server }) {
      await server.stop();
      await server.startAgain();
    },
  },
  clock('four minutes behind', -4 * MINUTE_MS),
  {
    name: 'two more processes killed at once',
    async run({ fleet }) {
      await Promise.all([fleet.kill(), fleet.kill()]);
    },
  },
  clock('a day ahead', 24 * 60 * MINUTE_MS),
];
