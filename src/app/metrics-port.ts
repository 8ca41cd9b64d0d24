import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { InFlight } from '../in-flight.ts';
import { createMetricsSite } from '../web/metrics.ts';
import { startWebServer } from '../web/server.ts';

/** The port of the metrics; undefined without one. It is for this machine alone, unless HOST says otherwise. */
export async function startMetricsPort(
  { metrics, host }: Config,
  scrape: () => Promise<string>,
  log: Logger,
) {
  if (metrics?.port === undefined) return undefined;
  const server = await startWebServer({
    port: metrics.port,
    host: host ?? '127.0.0.1',
    slack: undefined,
    sites: [createMetricsSite(scrape, metrics.token)],
    notReady: async () => [],
    inFlight: new InFlight(),
    log,
  });
  log.info({ url: `${server.url}/metrics` }, 'metrics are ready');
  return server;
}
