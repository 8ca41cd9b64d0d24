import type { MiddlewareHandler } from 'hono';
import type { SignIn } from '../../slack/sign-in/sign-in.ts';
import { styleSource } from './style.ts';

/**
 * Headers of every page: its address is a secret, so no other site, cache or search engine gets it; and nothing runs or
 * loads in it.
 */
export function pageHeaders({ signIn }: { signIn: SignIn | undefined }): MiddlewareHandler {
  const headers = {
    'content-security-policy': [
      "default-src 'none'",
      `style-src ${styleSource}`,
      `form-action ${["'self'", ...slackPages(signIn)].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  };
}

/** Where the form to sign in leads: browsers check every redirect, and Slack sends people on to their workspace. */
function slackPages(signIn: SignIn | undefined): string[] {
  if (!signIn) return [];
  const { origin } = signIn;
  return new URL(origin).hostname === 'slack.com' ? [origin, 'https://*.slack.com'] : [origin];
}
