import { type Logger, pino } from 'pino';
import { startApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { startEmbeddedPostgres } from './database/embedded.ts';
import { consoleInto } from './log/console.ts';
import { discreet } from './log/discreet.ts';
import { scrub } from './log/scrub.ts';
import { secretsIn } from './log/secrets.ts';
import { exportTraces } from './tracing/export-traces.ts';

/** The program ends after this time even with unfinished work; the next start repeats that work. */
const STOP_LIMIT_MS = 20_000;

interface Running {
  stop(): Promise<void>;
}

/** @throws what prevents the start, as a sentence */
async function start(config: Config, log: Logger): Promise<Running> {
  const sendTraces = config.traces ? await exportTraces() : undefined;
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres(config.dataDir);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  const ownerUrl = config.databaseOwnerUrl ?? embedded?.ownerUrl;
  try {
    const app = await startApp({ config, databaseUrl, ownerUrl, clock: systemClock, log });
    return {
      async stop() {
        await app.stop();
        await embedded?.stop();
        await sendTraces?.().catch(error => log.warn({ err: error }, 'the last traces could not be sent'));
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

let secrets: string[] = [];

async function main(): Promise<void> {
  const config = readConfig();
  secrets = secretsIn([], config);
  const log = discreet(pino({ level: config.logLevel }), secrets);
  consoleInto(log);
  // Node would print the error with all its properties.
  process.on('uncaughtException', error => {
    log.fatal({ err: error }, 'something went wrong that nothing caught');
    process.exit(1);
  });
  const starting = start(config, log);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'Foyer finishes running work and ends');
    setTimeout(() => {
      log.error('something did not end in time');
      process.exit(1);
    }, STOP_LIMIT_MS).unref();
    // A start that fails says so itself.
    const running = await starting.catch(() => new Promise<never>(() => {}));
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  await starting;
}

main().catch(error => {
  const words = error instanceof Error ? error.message : 'Foyer can’t start.';
  process.stderr.write(`${scrub(words, secrets)}\n`);
  process.exit(1);
});
