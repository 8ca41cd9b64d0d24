import { WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';
import { routes } from '../../slack/routes.ts';
import { botScopes, notGranted, optionalScopes } from '../../slack/scopes.ts';
import { slackErrorCode } from '../../slack/web-api.ts';
import { doubtful, type Finding, good, reasonOf, wrong } from './finding.ts';

/** Slack refuses signatures that are older, and Foyer does the same. */
const MOST_SKEW_MS = 60_000;

/** Does Slack take the token, with every scope? */
export async function checkToken({ botToken, slackApiUrl }: Config): Promise<Finding[]> {
  if (!botToken) return [good('Slack', 'Each workspace brings its own token by OAuth.')];
  try {
    const client = new WebClient(botToken, { slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000 });
    const answer = await client.auth.test();
    const optional: readonly string[] = Object.values(optionalScopes).flat();
    const missing = notGranted(botScopes(routes), answer);
    const needed = missing.filter(scope => !optional.includes(scope));
    const left = missing.filter(scope => optional.includes(scope));
    return [
      good('Slack', `The token belongs to ${answer.team}.`),
      ...(needed.length > 0
        ? [
            wrong(
              'Scopes',
              `These are missing: ${needed.join(', ')}. Paste the manifest again and reinstall.`,
            ),
          ]
        : [good('Scopes', 'All are granted.')]),
      ...(left.length > 0
        ? [doubtful('Scopes', `Groups can’t be linked to all of Slack without: ${left.join(', ')}.`)]
        : []),
    ];
  } catch (error) {
    const code = slackErrorCode(error);
    return [
      wrong(
        'Slack',
        code
          ? `Slack refuses SLACK_BOT_TOKEN: ${code}. Copy it again from “OAuth & Permissions”.`
          : `Foyer can’t reach ${slackApiUrl}: ${reasonOf(error)}. Check the network and SLACK_API_URL.`,
      ),
    ];
  }
}

/** Is this machine's clock near Slack's? Signed requests of another time are refused. */
export async function checkClock({ slackApiUrl }: Config): Promise<Finding[]> {
  const response = await fetch(new URL('api.test', slackApiUrl), {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  const theirs = Date.parse(response?.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return [doubtful('Clock', 'Slack didn’t say its time.')];
  const skew = Math.round((Date.now() - theirs) / 1000);
  if (Math.abs(skew) * 1000 <= MOST_SKEW_MS) return [good('Clock', 'It agrees with Slack’s.')];
  const way = skew > 0 ? 'ahead of' : 'behind';
  return [
    wrong('Clock', `It is ${Math.abs(skew)} seconds ${way} Slack’s. Synchronize it, for example with NTP.`),
  ];
}
