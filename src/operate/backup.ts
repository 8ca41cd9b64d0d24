import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { writeBackup } from '../database/backup/write.ts';
import { operateDatabase, withDatabase } from './database.ts';
import { count, size } from './numbers.ts';

/** `npm run backup -- --to FILE`: writes everything that the database has into one file, while Foyer runs. */
await operateDatabase(async settings => {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
  if (!to) throw new Error('Say where to write the backup: npm run backup -- --to FILE.');
  await withDatabase(settings, async ({ ownerUrl }) => {
    const { tables, rows, bytes } = await writeBackup(ownerUrl, to, systemClock.now());
    process.stdout.write(`Wrote ${to}: ${count(rows)} rows of ${tables} tables, ${size(bytes)}.
It contains names, emails and secrets of webhooks. Keep it as safe as the database.
It doesn’t contain ENCRYPTION_KEY. If you set one, keep it elsewhere: without it nobody can read the tokens in the backup.
`);
  });
});
