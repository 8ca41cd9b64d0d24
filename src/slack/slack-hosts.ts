/** Slack's own hosts; files, uploads and response URLs stand on them or on their subdomains. */
const SLACK_HOSTS = ['slack.com', 'slack-files.com', 'slack-gov.com'];
/** Slack sends a file's reader on once, to the place of its bytes. */
const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Something named an address that is not Slack's; nothing was sent there. */
export class ForeignAddressError extends Error {}

/** Whose address is called: the Web API that is in use, and the token that Slack's hosts alone may see. */
interface Caller {
  slackApiUrl: string;
  token?: string | undefined;
}

/**
 * The address, where Slack hosts it: https at a host of Slack's, or exactly the origin of SLACK_API_URL. Null for any
 * other, however much it looks like one. The address to call is the one returned: what was judged, not what was read.
 * Methods of the Web API are no such addresses: with the token, a GET there acts.
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
 * Reads what stands at an address that a payload or an answer of Slack's named. Every redirect is judged like the
 * address itself, so that the token reaches Slack's hosts and no others.
 * @throws ForeignAddressError before anything is sent to a host that is not Slack's; what fetch throws
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
 * Posts to an address that a payload or an answer of Slack's named, without the token and to nowhere else: a redirect
 * is an answer like any other, and none that is ok.
 * @throws ForeignAddressError before anything is sent to a host that is not Slack's; what fetch throws
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
