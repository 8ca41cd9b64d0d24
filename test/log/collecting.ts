import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** A log at the most talkative level, and what was written to it. */
export function collectingLog(): { log: Logger; lines(): string } {
  let lines = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines += chunk;
      done();
    },
  });
  return { log: pino({ level: 'trace' }, destination), lines: () => lines };
}
