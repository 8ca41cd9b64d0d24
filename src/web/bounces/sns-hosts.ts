/** Only hosts of Amazon SNS: anybody can name a certificate of their own. */
const snsHost = /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(?:\.cn)?$/u;
const FETCH_MS = 5_000;

/** Fetches a text from an https URL. */
export type FetchText = (url: string) => Promise<string>;

/** Is it an address of Amazon SNS, and a path of that form? */
export function isOfSns(url: string, path = /^\//u): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname, port, username } = new URL(url);
  return protocol === 'https:' && snsHost.test(hostname) && path.test(pathname) && !port && !username;
}

/**
 * Fetches what a message of Amazon SNS names, from Amazon SNS only.
 * @throws before anything is sent elsewhere; errors of fetch
 */
export const fetchFromSns: FetchText = async url => {
  if (!isOfSns(url)) throw new Error('A message named an address outside Amazon SNS.');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new Error(`Amazon SNS answered ${response.status}.`);
  return response.text();
};
