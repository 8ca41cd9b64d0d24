import { pino } from 'pino';
import { startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { startEmbeddedPostgres } from './database/embedded.ts';

/** After this the program ends although something is still in hand; it is redone after the next start. */
const STOP_LIMIT_MS = 20_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres(config.dataDir);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  const app = await startApp({ config, databaseUrl, clock: systemClock, log }).catch(async error => {
    await embedded?.stop();
    throw error;
  });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'Foyer finishes what is in hand and ends');
    setTimeout(() => {
      log.error('something did not end in time');
      process.exit(1);
    }, STOP_LIMIT_MS).unref();
    await app.stop();
    await embedded?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

main().catch(error => {
  const sentence = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${sentence}\n`);
  if (error instanceof Error && error.cause instanceof Error && error.cause.message) {
    process.stderr.write(`Cause: ${error.cause.message}\n`);
  }
  process.exit(1);
});
