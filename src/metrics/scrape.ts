import { Gauge, Registry } from 'prom-client';
import { type Database, poolUse } from '../database/client.ts';
import { registry } from './metrics.ts';
import { dueJobs } from './store.ts';

/** What is asked for at each scrape. */
export interface Observed {
  db: Database;
  /** Is Slack connected? */
  isConnected(): boolean;
}

/** The rest is answered without a database, too. */
const LIMIT_MS = 2_000;

/** Makes what Prometheus scrapes: what the process counted, and what is so now. */
export function createScrape({ db, isConnected }: Observed): () => Promise<string> {
  const now = new Registry();
  const registers = [now];
  const waiting = new Gauge({
    name: 'foyer_jobs_waiting',
    help: 'Jobs that are due and have not run, by task.',
    labelNames: ['task'],
    registers,
  });
  const oldest = new Gauge({
    name: 'foyer_jobs_oldest_seconds',
    help: 'How long the oldest due job waits, by task.',
    labelNames: ['task'],
    registers,
  });
  const connections = new Gauge({
    name: 'foyer_database_connections',
    help: 'Connections to the database by state, and requests that wait for one.',
    labelNames: ['state'],
    registers,
  });
  const connected = new Gauge({
    name: 'foyer_slack_connected',
    help: '1 while Slack can send requests here: always over HTTP, while the connection is open in Socket Mode.',
    registers,
  });
  const answered = new Gauge({
    name: 'foyer_database_up',
    help: '1 if the database answered this scrape.',
    registers,
  });
  return async () => {
    const { total, idle, waiting: asking } = poolUse(db);
    connections.set({ state: 'idle' }, idle);
    connections.set({ state: 'used' }, total - idle);
    connections.set({ state: 'waited-for' }, asking);
    connected.set(isConnected() ? 1 : 0);
    const due = await within(dueJobs(db), LIMIT_MS).catch(() => null);
    answered.set(due ? 1 : 0);
    waiting.reset();
    oldest.reset();
    for (const { task, count, seconds } of due ?? []) {
      waiting.set({ task }, count);
      oldest.set({ task }, seconds);
    }
    return `${await registry.metrics()}\n${await now.metrics()}`;
  };
}

/** The content type of what is scraped. */
export const SCRAPED_AS = registry.contentType;

async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('Too slow.')), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(late));
}
