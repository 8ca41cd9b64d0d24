import { parseArgs } from 'node:util';
import { describeEnvironment } from '../bench/environment.ts';
import { startServer } from '../bench/postgres.ts';
import { writeReport } from '../reports/report.ts';
import { type Plan, underFire } from './run.ts';
import { summaryOf } from './summary.ts';

/**
 * People work while processes are killed, and PostgreSQL, Slack and clocks fail. The whole run takes about an hour and
 * writes docs/measured/faults.md; with any option it only prints. `--seed` chooses the same operations again.
 */
const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '10000' },
    people: { type: 'string', default: '20' },
    guests: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '32' },
    processes: { type: 'string', default: '2,4,8' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const isWhole = process.argv.length === 2;

const plan: Plan = {
  operations: Number(values.operations),
  people: Number(values.people),
  killsEach: 2,
  guests: Number(values.guests),
  rounds: Number(values.rounds),
  processes: values.processes.split(',').map(Number),
  only: values.only,
  seed: Number(values.seed),
  progress: text => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`),
};
const outcome = await underFire(plan);
const { lines, plots } = summaryOf(plan, outcome);
process.stdout.write(`${lines.join('\n\n')}\n`);
if (isWhole) {
  const server = await startServer();
  const environment = await describeEnvironment(server.url);
  await server.stop();
  const title = 'Under fire: what survives when everything fails';
  await writeReport('faults', { title, command: 'npm run faults', environment, lines, plots });
}
if (outcome.rounds.some(({ lies }) => lies.length > 0)) process.exitCode = 1;
