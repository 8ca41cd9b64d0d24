// A second process of Foyer, with a clock of its own: each line of its input puts it forward by so many milliseconds. It
// prints where it listens, and ends when its input closes.
import { createInterface } from 'node:readline';
import { ManualClock } from 'local-slack';
import { destination, pino } from 'pino';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';

const { settings, now, ...parts } = JSON.parse(process.argv[2] ?? '');
const clock = new ManualClock(now);
const log = pino({ level: 'error' }, destination(2));
const config = readConfig(settings);
const app = await startApp({ ...parts, config, clock, log, greets: false, keepsSchedules: false });
console.log(app.url);
for await (const line of createInterface({ input: process.stdin })) {
  clock.advance(Number(line));
  console.log('later');
}
await app.stop();
