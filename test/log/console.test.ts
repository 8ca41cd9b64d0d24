import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { consoleInto } from '../../src/log/console.ts';
import { discreet } from '../../src/log/discreet.ts';
import { collectingLog } from './collecting.ts';

const EMAIL = 'zelda@quux.example';
const error = Object.assign(new Error(`no ${EMAIL}`), { detail: EMAIL, code: '57P01' });
const ways = ['error', 'warn', 'trace', 'info', 'log', 'debug'] as const;

it.each(ways)('what a library prints by console.%s is in the log, without its data', way => {
  let printed = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      printed += chunk;
      done();
    },
  });
  const target = new Console(output, output);
  const { log, lines } = collectingLog();
  consoleInto(discreet(log), target);
  target[way](error);
  target[way]('A worker ended: %s', EMAIL, { EMAIL });
  target[way]({ email: EMAIL });
  expect(printed).toBe('');
  expect(lines().match(/"source":"console"/gu)).toHaveLength(3);
  expect(lines()).toContain('57P01');
  expect(lines()).toContain('A worker ended');
  expect(lines()).not.toContain('quux');
});
