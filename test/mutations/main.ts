import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import type { FullRun } from './full.ts';

/**
 * Sends mutations of every request that Slack sends: `--count` of them (100,000), from a `--seed`, which is printed.
 * `--only '<place>:<number>'` repeats one alone, with the seed that was printed. The report is written for a full run,
 * or with `--write`.
 */
const FULL = 100_000;
const { values: flags } = parseArgs({
  options: {
    count: { type: 'string', default: String(FULL) },
    seed: { type: 'string', default: String(Math.trunc(Math.random() * 2 ** 31)) },
    only: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const count = Number(flags.count);
const asked: FullRun = {
  count,
  seed: Number(flags.seed),
  only: flags.only,
  writes: flags.write ?? (count >= FULL && flags.only === undefined),
};
process.env.MUTATIONS = JSON.stringify(asked);
const vitest = await startVitest('test', ['test/mutations/slack.test.ts'], { watch: false });
await vitest.close();
