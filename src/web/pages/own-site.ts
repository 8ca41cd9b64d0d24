/**
 * Does a form come from Foyer's own page, as far as the browser says? Browsers say it by Sec-Fetch-Site; older ones by
 * Origin, which is "null" because the page sends no referrer. A request without either is no browser's: it can only have
 * the secret link.
 */
export function isOwnSite(
  header: (name: string) => string | undefined,
  publicUrl: string | undefined,
): boolean {
  const site = header('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = header('origin');
  if (!origin || origin === 'null') return true;
  const own = publicUrl ? new URL(publicUrl).host : header('host');
  return URL.canParse(origin) && new URL(origin).host === own;
}
