/** Slack's own hosts; files, uploads and response URLs are on them or their subdomains. */
const SLACK_HOSTS = ['slack.com', 'slack-files.com', 'slack-gov.com'];
/** Slack redirects a download once, to the host of its bytes. */
const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** A payload named an address outside Slack; nothing was sent there. */
export class ForeignAddressError extends Error {}

/** Who calls: the Web API in use, and the token that only Slack's hosts may get. */
interface Caller {
  slackApiUrl: string;
  token?: string | undefined;
}

/**
 * Parses an address and accepts it only on Slack: https on a host of Slack's, or exactly the origin of SLACK_API_URL.
 * Null for any other, however similar. Call the returned address: it is the one that was checked. Methods of the Web
 * API are refused too, because with the token a GET there acts.
 * Source: docs.slack.dev, files.remote.info ("don't send Slack tokens")
 */
export function slackAddress(address: string, slackApiUrl: string, from?: URL): URL | null {
  const url = URL.parse(address, from?.href);
  if (!url || url.username || url.password || isMethod(url)) return null;
  if (url.origin === new URL(slackApiUrl).origin) return url;
  const isSlack = SLACK_HOSTS.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return url.protocol === 'https:' && url.port === '' && isSlack ? url : null;
}

function isMethod({ pathname }: URL): boolean {
  return /^[/\\]+api(?:[/\\]|$)/iu.test(decoded(pathname));
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/**
 * Downloads from an address in a payload or answer of Slack's. It checks every redirect like the address itself, so
 * that only Slack's hosts get the token.
 * @throws ForeignAddressError before anything is sent outside Slack; errors of fetch
 */
export async function readAddress(caller: Caller, address: string, signal: AbortSignal): Promise<Response> {
  const headers = caller.token ? { authorization: `Bearer ${caller.token}` } : {};
  let url = judged(caller, address);
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const elsewhere = response.headers.get('location');
    if (!elsewhere || !REDIRECTS.includes(response.status)) return response;
    await response.body?.cancel();
    if (redirects === MAX_REDIRECTS) throw new ForeignAddressError('Slack redirects without an end.');
    url = judged(caller, elsewhere, url);
  }
}

/**
 * Posts to an address in a payload or answer of Slack's, without the token, and follows no redirect: a redirect counts
 * as a failed answer.
 * @throws ForeignAddressError before anything is sent outside Slack; errors of fetch
 */
export async function postToAddress(
  slackApiUrl: string,
  address: string,
  init: { body: string | Blob; headers?: Record<string, string>; signal: AbortSignal },
): Promise<{ ok: boolean; status: number }> {
  const response = await fetch(judged({ slackApiUrl }, address), {
    ...init,
    method: 'POST',
    redirect: 'manual',
  });
  await response.body?.cancel();
  return response;
}

function judged({ slackApiUrl }: Caller, address: string, from?: URL): URL {
  const url = slackAddress(address, slackApiUrl, from);
  if (!url) throw new ForeignAddressError('An address that is not Slack’s was named and not called.');
  return url;
}
