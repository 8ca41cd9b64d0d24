import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { restoreBackup } from '../database/backup/restore.ts';
import { writeBackup } from '../database/backup/write.ts';
import { operateDatabase, withDatabase } from './database.ts';
import { describeRestored } from './restored.ts';

/** `npm run move`: takes everything from the PostgreSQL in DATA_DIR to the server of DATABASE_URL. */
await operateDatabase(async settings => {
  const { yes } = parseArgs({ options: { yes: { type: 'boolean', default: false } } }).values;
  const { databaseUrl, dataDir } = settings;
  if (!databaseUrl)
    throw new Error(
      'Set DATABASE_URL to the server that you move to, and DATABASE_OWNER_URL if it has two users.',
    );
  const now = systemClock.now();
  const file = join(dataDir, `move-${now.toISOString().replaceAll(':', '')}.backup.gz`);
  await withDatabase({ ...settings, databaseUrl: undefined }, async ({ ownerUrl }) => {
    await writeBackup(ownerUrl, file, now, { alone: true });
  });
  await withDatabase(settings, async place => {
    process.stdout.write(describeRestored(await restoreBackup(file, { ...place, yes })));
  });
  process.stdout.write(
    `The backup is in ${file}, and the old data still in ${dataDir}. Delete both when all is well.\n`,
  );
});
