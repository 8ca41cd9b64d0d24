import type { Database } from '../database/client.ts';
import { roleThatChangesAuditLog, roleThatSeesEveryWorkspace } from '../database/grants.ts';

/** @throws Error with a sentence when the program could read the rows of every workspace */
export async function refuseOneUser(db: Database): Promise<void> {
  const role = await roleThatSeesEveryWorkspace(db);
  if (!role) return;
  throw new Error(
    `The database user "${role}" can read the rows of every workspace. To serve many workspaces, set DATABASE_OWNER_URL to it and DATABASE_URL to a user that owns nothing (see "Two database users" in the README).`,
  );
}

/** A sentence when the program could change the audit log, which only its owner should. */
export async function auditLogWarning(db: Database): Promise<string | null> {
  const role = await roleThatChangesAuditLog(db);
  return (
    role &&
    `The database user "${role}" can change the audit trail. Set DATABASE_OWNER_URL to it and DATABASE_URL to a user that owns nothing (see "Two database users" in the README).`
  );
}
