import { DomainError } from '../errors.ts';
import { limits } from '../limits.ts';
import { isPublicAddress } from './public-address.ts';

/** Below are the ports of other services, which must not get what Foyer sends. */
const FIRST_FREE_PORT = 1_024;

/**
 * Reads the address of an endpoint. What its host name means is checked at each call; a numeric address already here.
 * @param allowsPrivate WEBHOOK_ALLOW_PRIVATE: also http, and addresses of this network
 * @throws DomainError invalid-webhook-url, text-too-long
 */
export function parseWebhookUrl(written: string, { allowsPrivate }: { allowsPrivate: boolean }): string {
  const value = written.trim();
  const { length } = value;
  if (length > limits.note) throw new DomainError('text-too-long', { length, most: limits.note }, 'url');
  const refuse = (reason: 'unreadable' | 'https' | 'password' | 'port' | 'private') =>
    new DomainError('invalid-webhook-url', { value, reason }, 'url');
  if (!URL.canParse(value) || /\s/u.test(value)) throw refuse('unreadable');
  const url = new URL(value);
  if (url.protocol !== 'https:' && !(allowsPrivate && url.protocol === 'http:')) throw refuse('https');
  if (url.username || url.password) throw refuse('password');
  if (!allowsPrivate) {
    if (url.port && Number(url.port) < FIRST_FREE_PORT) throw refuse('port');
    if (isOwn(url.hostname)) throw refuse('private');
  }
  url.hash = '';
  return url.href;
}

/** Names of one's own machine or network, and numeric addresses that aren't public. */
function isOwn(hostname: string): boolean {
  const host = hostname.replace(/\.$/u, '');
  if (host.startsWith('[')) return !isPublicAddress(host.slice(1, -1));
  if (/^[\d.]+$/u.test(host)) return !isPublicAddress(host);
  return !host.includes('.') || /\.(?:localhost|local|internal)$/u.test(host);
}

/** An endpoint as logs and messages name it: what follows the host can contain a secret. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
