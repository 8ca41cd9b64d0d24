import { parseArgs } from 'node:util';
import { plot } from '../reports/plot.ts';
import { writeReport } from '../reports/report.ts';
import { describeEnvironment, timeCommits } from './environment.ts';
import { type Goal, goalsTable } from './goals.ts';
import type { Measured } from './part.ts';
import { type PartName, parts } from './parts.ts';
import { startServer } from './postgres.ts';
import { percentile } from './statistics.ts';

/**
 * Measures Foyer beside what one would use without it. `--only requests` runs that part of `parts.ts`, `--write` writes
 * each part to docs/measured, `--long` adds the deliveries that take minutes, `--quick` only shows that everything runs.
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean' },
    quick: { type: 'boolean' },
    long: { type: 'boolean' },
  },
});
const { quick = false, long = false, write = false, only } = flags;
const names = Object.keys(parts) as PartName[];
const played = names.filter(name => only === undefined || only === name);
if (played.length === 0) throw new Error(`--only takes one of these: ${names.join(', ')}.`);
if (write && quick) throw new Error('--quick measures too little to be written.');

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
const progress = (text: string) => process.stderr.write(`${text} after ${seconds()} s\n`);
const print = (...lines: string[]) => process.stdout.write(`${lines.map(line => `${line}\n\n`).join('')}`);

const server = await startServer();
try {
  const environment = await describeEnvironment(server.url);
  const goals: Goal[] = [];
  for (const name of played) {
    const measured: Measured = await parts[name].measure(server, { quick, long, progress });
    print(...measured.lines);
    goals.push(...(measured.goals ?? []));
    if (write) progress(`wrote ${(await report(name, measured, environment)).join(', ')}`);
  }
  if (goals.length > 0) print(...goalsTable(goals));
  const commits = await timeCommits(server.url, quick ? 20 : 500);
  print(
    `One committed insert in this PostgreSQL alone: p50 ${percentile(commits, 0.5).toFixed(2)} ms, p99 ${percentile(commits, 0.99).toFixed(2)} ms.`,
    `${environment}, taken before the first request. The whole took ${seconds()} s.`,
  );
} finally {
  await server.stop();
}

/** Writes what a part measured to docs/measured, with its goals and pictures; returns the paths. */
function report(name: PartName, { lines, goals = [], plots = {} }: Measured, environment: string) {
  const pictures = Object.entries(plots);
  return writeReport(name, {
    title: parts[name].title,
    command: `npm run bench -- --only ${name} --write`,
    environment,
    lines: [
      ...lines,
      ...(goals.length > 0 ? goalsTable(goals) : []),
      ...pictures.map(([file, { title }]) => `![${title}](${file}.svg)`),
    ],
    plots: Object.fromEntries(pictures.map(([file, drawn]) => [file, plot(drawn)])),
  });
}
