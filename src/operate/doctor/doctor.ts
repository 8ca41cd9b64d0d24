import { ConfigError, readConfig } from '../../config.ts';
import { scrub } from '../../log/scrub.ts';
import { secretsIn } from '../../log/secrets.ts';
import { checkDatabase } from './database.ts';
import { type Check, type Finding, good, reasonOf, wrong } from './finding.ts';
import { checkMail, checkPublicUrl } from './outside.ts';
import { checkClock, checkToken } from './slack.ts';

/** THE list of checks. */
const checks: readonly Check[] = [checkDatabase, checkToken, checkClock, checkPublicUrl, checkMail];

/** Checks the program's settings and everything that they lead to; changes and sends nothing. */
export async function examine(environment?: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    const config = readConfig(environment);
    const secrets = secretsIn([config.databaseUrl, config.databaseOwnerUrl], config);
    const found = await Promise.all(
      checks.map(check => check(config).catch(error => [wrong(check.name, reasonOf(error))])),
    );
    return [good('Settings', 'Every setting can be read.'), ...found.flat()].map(finding => ({
      ...finding,
      said: scrub(finding.said, secrets),
    }));
  } catch (error) {
    if (error instanceof ConfigError) return [wrong('Settings', error.message)];
    throw error;
  }
}
