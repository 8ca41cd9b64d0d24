import type { Database } from '../database/client.ts';
import { rowsOf, tablesOfWorkspaces } from './store.ts';

const AT_ONCE = 1_000;

/** Every row of a workspace, a line of JSON each, with the name of its table; no tokens. */
export async function* exportedRows(db: Database, workspaceId: string): AsyncGenerator<string> {
  for (const table of await tablesOfWorkspaces(db)) {
    let after = '(0,0)';
    while (true) {
      const rows = await rowsOf(db, table, workspaceId, { after, most: AT_ONCE });
      for (const { row } of rows) yield `{"table":"${table}","row":${row}}\n`;
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) break;
      after = last.place;
    }
  }
}
