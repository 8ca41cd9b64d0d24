import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Child, startChild } from '../children.ts';
import type { StandIn } from '../requests/slack-stand-in.ts';

/** Foyers that share one database. */
export interface Fleet {
  urls: string[];
  /** Seconds of the processor and megabytes of memory, over all of them, as their metrics say. */
  use(): Promise<{ cpu: number; memory: number }>;
  stop(): Promise<void>;
}

/** Starts that many Foyers, each a process of its own; settings beside those for the local Slack are its own. */
export async function startFleet(
  count: number,
  slack: StandIn,
  databases: { DATABASE_URL: string; DATABASE_OWNER_URL: string },
): Promise<Fleet> {
  const token = randomBytes(16).toString('hex');
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    SLACK_APP_TOKEN: '',
    SLACK_COMMAND: '',
    METRICS_TOKEN: token,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...databases,
  };
  const program = new URL('../../../src/main.ts', import.meta.url);
  const started = await Promise.allSettled(
    Array.from({ length: count }, () =>
      startChild(program, settings, line => z.string().nullable().catch(null).parse(line.url)),
    ),
  );
  const running = started.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async () => void (await Promise.all(running.map(each => each.stop())));
  if (running.length < count) {
    await stop();
    throw new Error(`${running.length} of ${count} processes started.`);
  }
  return {
    urls: running.map(({ ready }) => ready),
    async use() {
      const all = await Promise.all(running.map(each => useOf(each, token)));
      const sum = (name: keyof (typeof all)[0]) => all.reduce((total, each) => total + each[name], 0);
      return { cpu: sum('cpu'), memory: sum('memory') };
    },
    stop,
  };
}

async function useOf({ ready }: Child<string>, token: string): Promise<{ cpu: number; memory: number }> {
  const answer = await fetch(new URL('/metrics', ready), { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const value = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'mu').exec(text)?.[1]);
  return {
    cpu: value('process_cpu_seconds_total'),
    memory: value('process_resident_memory_bytes') / 1e6,
  };
}
