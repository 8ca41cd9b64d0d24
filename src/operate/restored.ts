import type { Restored } from '../database/backup/restore.ts';
import { count } from './numbers.ts';

/** What a restore did, in sentences. */
export function describeRestored({ head, rows, migrated }: Restored): string {
  const after = migrated.length > 0 ? `Then applied ${migrated.join(', ')}.\n` : '';
  return `Restored ${count(rows)} rows, as they were at ${head.at}.\n${after}Start Foyer now. It sends the messages that were waiting then.\n`;
}
