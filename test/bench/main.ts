import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureApi } from './api/part.ts';
import { describeEnvironment, timeCommits } from './environment.ts';
import { type Goal, goalsTable } from './goals.ts';
import { bookedTurns } from './imports/booked-turns.ts';
import { measureImports } from './imports/part.ts';
import { measureIsolation } from './isolation/part.ts';
import { measureLists } from './lists/part.ts';
import { startServer } from './postgres.ts';
import { measureRequests } from './requests/part.ts';
import { percentile } from './statistics.ts';
import { measureWebhooks } from './webhooks/part.ts';
import { measureWorkspaces } from './workspaces/part.ts';

/**
 * Measures Foyer beside what one would use without it. `--only requests`, `imports`, `lists`, `isolation`, `webhooks`, `workspaces` or
 * `api` runs one part, `--long` adds the deliveries that take minutes, `--quick` only shows that everything runs.
 */
const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean' }, long: { type: 'boolean' } },
});
const parts = ['requests', 'imports', 'lists', 'isolation', 'webhooks', 'workspaces', 'api'] as const;
const only = z.enum(parts).optional().parse(flags.only);
const { quick = false, long = false } = flags;

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
const progress = (text: string) => process.stderr.write(`${text} after ${seconds()} s\n`);
const print = (...lines: string[]) => process.stdout.write(`${lines.map(line => `${line}\n\n`).join('')}`);

const server = await startServer();
try {
  const environment = await describeEnvironment(server.url);
  const plays = (part: typeof only) => only === undefined || only === part;
  const goals: Goal[] = [];
  if (plays('requests')) {
    const { lines, goals: ofRequests } = await measureRequests(server, { quick, progress });
    print(...lines);
    goals.push(...ofRequests);
  }
  if (plays('imports')) {
    print(...(await measureImports(server, { quick, long, progress })));
    goals.push(await bookedTurns(server));
  }
  if (plays('lists')) print(...(await measureLists(server, { quick, progress })));
  if (plays('isolation')) print(...(await measureIsolation(server, { quick, progress })));
  if (plays('webhooks')) {
    const { lines, goals: ofWebhooks } = await measureWebhooks(server, { quick, progress });
    print(...lines);
    goals.push(...ofWebhooks);
  }
  if (plays('workspaces')) {
    const { lines, goals: ofWorkspaces } = await measureWorkspaces(server, { quick, progress });
    print(...lines);
    goals.push(...ofWorkspaces);
  }
  if (plays('api')) {
    const { lines, goals: ofApi } = await measureApi(server, { quick, progress });
    print(...lines);
    goals.push(...ofApi);
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
