import type { Config } from '../../config.ts';
import { closeDatabase, isReachable, openDatabase } from '../../database/client.ts';
import { roleThatChangesAuditLog, roleThatSeesEveryWorkspace } from '../../database/grants.ts';
import { doubtful, type Finding, good, reasonOf, wrong } from './finding.ts';

const WHAT = 'Database';

/** Can Foyer reach its database, and has its user no more rights than it needs? */
export async function checkDatabase({ databaseUrl, dataDir, oauth }: Config): Promise<Finding[]> {
  if (!databaseUrl) {
    const said = `The PostgreSQL that npm brings keeps everything in ${dataDir}. Back that folder up.`;
    return [
      oauth ? wrong(WHAT, 'Many workspaces need DATABASE_URL, with two database users.') : good(WHAT, said),
    ];
  }
  const db = openDatabase(databaseUrl, { poolSize: 1, connectTimeoutMs: 10_000 });
  try {
    if (!(await isReachable(db))) {
      return [
        wrong(WHAT, `Foyer can’t reach ${new URL(databaseUrl).host}. Check DATABASE_URL and the server.`),
      ];
    }
    const [auditor, seer] = [await roleThatChangesAuditLog(db), await roleThatSeesEveryWorkspace(db)];
    const findings = [good(WHAT, `Foyer reaches ${new URL(databaseUrl).host}.`)];
    if (auditor) {
      findings.push(
        doubtful(
          WHAT,
          `The user ${auditor} can change the audit trail. See “Two database users” in the README.`,
        ),
      );
    }
    if (seer && oauth) {
      findings.push(
        wrong(
          WHAT,
          `The user ${seer} can read every workspace’s rows. See “Two database users” in the README.`,
        ),
      );
    }
    return findings;
  } catch (error) {
    return [wrong(WHAT, `The database answered with an error: ${reasonOf(error)}.`)];
  } finally {
    await closeDatabase(db);
  }
}
