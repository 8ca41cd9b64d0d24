import { type Config, readConfig } from '../config.ts';
import { closeDatabase, type Database, openWholeDatabase } from '../database/client.ts';
import { migrate } from '../database/migrate.ts';
import { readKey, Sealing } from '../installations/sealing.ts';
import { scrub } from '../log/scrub.ts';
import { secretsIn } from '../log/secrets.ts';
import { withDatabase } from './database.ts';

/** What an operator's command works with. */
export interface Operator {
  /** As the owner of the tables, who sees every workspace. */
  db: Database;
  config: Config & { oauth: NonNullable<Config['oauth']> };
  sealing: Sealing;
}

/**
 * Runs an operator's command with the program's settings. What goes wrong is printed as a sentence, and the exit code
 * is 1.
 */
export async function operate(work: (operator: Operator) => Promise<void>): Promise<void> {
  let secrets: string[] = [];
  try {
    const config = readConfig();
    secrets = secretsIn([], config);
    if (!config.oauth) {
      throw new Error(
        'Foyer serves the one workspace of SLACK_BOT_TOKEN. This command is for many workspaces.',
      );
    }
    const { encryptionKeys } = config.oauth;
    const sealing = new Sealing(encryptionKeys.map(readKey));
    await withDatabase(config, async ({ databaseUrl, ownerUrl }) => {
      await migrate(databaseUrl, ownerUrl);
      // Nobody waits for an answer within seconds, as a person in Slack does.
      const patience = { connectTimeoutMs: 10_000, statementTimeoutMs: 10 * 60_000 };
      const db = openWholeDatabase(ownerUrl, { poolSize: 2, ...patience });
      try {
        await work({ db, config, sealing } as Operator);
      } finally {
        await closeDatabase(db);
      }
    });
  } catch (error) {
    process.stderr.write(`${scrub(error instanceof Error ? error.message : String(error), secrets)}\n`);
    process.exitCode = 1;
  }
}
