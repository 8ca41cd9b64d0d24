import { parseArgs } from 'node:util';
import { describeEnvironment } from '../bench/environment.ts';
import { underFire } from './run.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '10000' },
    people: { type: 'string', default: '20' },
    guests: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '50' },
    processes: { type: 'string', default: '2,4,8' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const outcome = await underFire({
  operations: Number(values.operations),
  people: Number(values.people),
  guests: Number(values.guests),
  rounds: Number(values.rounds),
  processes: values.processes.split(',').map(Number),
  only: values.only,
  seed: Number(values.seed),
  progress: text => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`),
});
console.log(JSON.stringify({ ...outcome, rounds: outcome.rounds.length }, null, 1));
void describeEnvironment;
