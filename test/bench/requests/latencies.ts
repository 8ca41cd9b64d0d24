import type { Plot } from '../../reports/plot.ts';
import { percentile } from '../statistics.ts';
import type { Round } from './contest.ts';
import { type AppName, apps } from './stage.ts';
import type { Kind } from './table.ts';

const names: Record<AppName, string> = {
  foyer: 'Foyer',
  floor: 'written by hand',
  betterAuth: 'better-auth',
  bolt: 'bare Bolt, only acknowledged',
};
const titles: Record<Kind, string> = { command: 'An invitation by command', press: 'A press of Accept' };

/** How long each app takes for a kind of request, one at a time, from the fastest to the slowest. */
export function latencies(rounds: Round[], kind: Kind): Plot {
  const percents = Array.from({ length: 99 }, (_, index) => index + 1);
  return {
    title: `${titles[kind]}, until it is acknowledged`,
    x: 'percentile',
    y: 'ms',
    lines: apps.map(app => {
      const samples = rounds.flatMap(round => round[kind].singly[app].latencies);
      return {
        name: names[app],
        points: percents.map(percent => [percent, percentile(samples, percent / 100)]),
      };
    }),
  };
}
