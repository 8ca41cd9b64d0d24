import { type DatabaseSettings, readDatabaseSettings } from '../config.ts';
import { startEmbeddedPostgres } from '../database/embedded.ts';
import { scrub } from '../log/scrub.ts';
import { passwordsIn } from '../log/secrets.ts';

/** A database that runs. */
export interface Place {
  databaseUrl: string;
  /** The same as the role that owns the tables. */
  ownerUrl: string;
}

/** Runs work with the database of the settings; the embedded one is started where it doesn't run. */
export async function withDatabase(
  { databaseUrl, databaseOwnerUrl, dataDir }: DatabaseSettings,
  work: (place: Place) => Promise<void>,
): Promise<void> {
  if (databaseUrl) return await work({ databaseUrl, ownerUrl: databaseOwnerUrl ?? databaseUrl });
  const embedded = await startEmbeddedPostgres(dataDir);
  try {
    await work({ databaseUrl: embedded.url, ownerUrl: embedded.ownerUrl });
  } finally {
    await embedded.stop();
  }
}

/**
 * Runs a command that needs only the database, none of Slack's settings. What goes wrong is printed as a sentence, and
 * the exit code is 1.
 */
export async function operateDatabase(work: (settings: DatabaseSettings) => Promise<void>): Promise<void> {
  let secrets: string[] = [];
  try {
    const settings = readDatabaseSettings();
    secrets = [settings.databaseUrl, settings.databaseOwnerUrl].flatMap(passwordsIn);
    await work(settings);
  } catch (error) {
    process.stderr.write(`${scrub(error instanceof Error ? error.message : String(error), secrets)}\n`);
    process.exitCode = 1;
  }
}
