import { markdown, ms, ratio } from '../markdown.ts';
import { median, percentile } from '../statistics.ts';
import type { Pair, Round, Size } from './contest.ts';
import type { Run } from './load.ts';

interface Figures {
  p50: number;
  p99: number;
  rate: number;
}

/** Latencies of all rounds together; the rate is the median of the rounds. */
function figures(singly: Run[], together: Run[]): Figures {
  const latencies = singly.flatMap(run => run.latencies);
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    rate: median(together.map(run => run.requestsPerSecond)),
  };
}

function rows(name: string, bare: string, rounds: { singly: Pair; together: Pair }[]): string[][] {
  const of = (app: keyof Pair) =>
    figures(
      rounds.map(round => round.singly[app]),
      rounds.map(round => round.together[app]),
    );
  const [foyer, bolt] = [of('foyer'), of('bolt')];
  const shown = ({ p50, p99, rate }: Figures) => [ms(p50), ms(p99), rate.toFixed(0)];
  return [
    [name, ...shown(foyer)],
    [bare, ...shown(bolt)],
    ['ratio', ratio(foyer.p50, bolt.p50), ratio(foyer.p99, bolt.p99), ratio(foyer.rate, bolt.rate)],
  ];
}

/** The Markdown table of the README. */
export function acknowledgementTable(rounds: Round[], { concurrency }: Size): string {
  return markdown(
    ['request', 'p50 (ms)', 'p99 (ms)', `requests/s, ${concurrency} at a time`],
    [
      ...rows(
        'Foyer: `/invite a@b as Role`, invitation committed',
        'bare Bolt: a command, only acknowledged',
        rounds.map(round => round.command),
      ),
      ...rows(
        'Foyer: press of Accept, membership committed',
        'bare Bolt: a press, only acknowledged',
        rounds.map(round => round.press),
      ),
    ],
  );
}
