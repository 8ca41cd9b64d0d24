import { markdown, ms, ratio } from '../markdown.ts';
import { median, percentile } from '../statistics.ts';
import type { Round, Runs, Size } from './contest.ts';
import { type AppName, apps } from './stage.ts';

/** Milliseconds one at a time, and requests a second several at a time. */
export interface Figures {
  p50: number;
  p99: number;
  rate: number;
}

/** What each app took for one kind of request. */
export type FiguresOf = Record<AppName, Figures>;

const kinds = ['command', 'press'] as const;
export type Kind = (typeof kinds)[number];

/** Latencies of all rounds together; the rate is the median of the rounds. */
export function figuresOf(rounds: Round[]): Record<Kind, FiguresOf> {
  const of = (kind: Kind) => {
    const played = rounds.map(round => round[kind]);
    return Object.fromEntries(apps.map(app => [app, figures(played, app)])) as FiguresOf;
  };
  return { command: of('command'), press: of('press') };
}

function figures(rounds: { singly: Runs; together: Runs }[], app: AppName): Figures {
  const latencies = rounds.flatMap(({ singly }) => singly[app].latencies);
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    rate: median(rounds.map(({ together }) => together[app].requestsPerSecond)),
  };
}

const names: Record<Kind, Record<AppName, string>> = {
  command: {
    foyer: 'Foyer: `/invite a@b as Role in "Group"`, committed',
    floor: 'written by hand: the same, committed',
    betterAuth: 'better-auth: `createInvitation`, committed',
    bolt: 'bare Bolt: a command, only acknowledged',
  },
  press: {
    foyer: 'Foyer: press of Accept, committed',
    floor: 'written by hand: the same, committed',
    betterAuth: 'better-auth: `acceptInvitation`, committed',
    bolt: 'bare Bolt: a press, only acknowledged',
  },
};

/** The Markdown table of the README. */
export function requestsTable(measured: Record<Kind, FiguresOf>, { concurrency }: Size): string {
  const rows = (kind: Kind) => {
    const of = measured[kind];
    const beside = (name: string, { p50, p99, rate }: Figures) => [
      `ratio to ${name}`,
      ratio(of.foyer.p50, p50),
      ratio(of.foyer.p99, p99),
      ratio(of.foyer.rate, rate),
    ];
    return [
      ...apps.map(app => [names[kind][app], ms(of[app].p50), ms(of[app].p99), of[app].rate.toFixed(0)]),
      beside('the one written by hand', of.floor),
      beside('better-auth', of.betterAuth),
      beside('bare Bolt', of.bolt),
    ];
  };
  const head = ['request', 'p50 (ms)', 'p99 (ms)', `requests/s, ${concurrency} at a time`];
  return markdown(head, kinds.flatMap(rows));
}
