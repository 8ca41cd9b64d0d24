import { systemClock } from '../clock.ts';
import { exchangeTokens } from '../installations/exchange-tokens.ts';
import { lastingInstallations } from '../installations/store.ts';
import { isSlackError, slackErrorCode } from '../slack/web-api.ts';
import { clientOf } from './client.ts';
import type { Operator } from './open.ts';

/**
 * Exchanges the tokens of workspaces that installed Foyer before token rotation was switched on.
 * @returns what happened, in a sentence
 * @throws Error with a sentence when some could not be exchanged
 */
export async function exchangeAllTokens(
  { db, config, sealing }: Operator,
  { yes = false }: { yes?: boolean | undefined },
): Promise<string> {
  const count = (await lastingInstallations(db)).length;
  if (count === 0) return 'All tokens expire and are replaced already.';
  const those = count === 1 ? 'the token of 1 workspace' : `the tokens of ${count} workspaces`;
  if (!yes) {
    throw new Error(`This exchanges ${those} for tokens that expire. You can’t undo it. Add --yes to do it.`);
  }
  const { clientId, clientSecret } = config.oauth;
  const client = clientOf(config, undefined);
  const parts = { db, clock: systemClock, sealing, clientId, clientSecret, client };
  const failed = (await exchangeTokens(parts)).filter(({ error }) => error !== null);
  if (failed.some(({ error }) => isSlackError(error, 'token_rotation_not_enabled'))) {
    throw new Error(
      'Token rotation is off for this Slack app. In its settings, open OAuth & Permissions and opt in. Then run this again.',
    );
  }
  if (failed.length > 0) {
    const lines = failed.map(
      ({ workspace: { slackTeamId }, error }) =>
        `${slackTeamId}: ${slackErrorCode(error) ?? (error instanceof Error ? error.message : String(error))}`,
    );
    throw new Error(
      `${failed.length} of ${count} tokens were not exchanged. The others were. Slack’s reasons:\n${lines.join('\n')}`,
    );
  }
  return `Exchanged ${those}. From now on they expire after 12 hours, and Foyer replaces them before.`;
}
