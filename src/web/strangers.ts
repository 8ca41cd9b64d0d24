import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How many links that nobody has one client can try in a minute. People mistype one or two. */
const TRIES_PER_MINUTE = 60;

const inside = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');

/**
 * Limits how many unknown links one client tries. A guess has no chance against 256 bits: this keeps many of them cheap.
 * Each process counts for itself.
 */
export class Strangers {
  readonly #limiter: RateLimiterMemory;

  constructor(triesPerMinute = TRIES_PER_MINUTE) {
    this.#limiter = new RateLimiterMemory({ points: triesPerMinute, duration: 60 });
  }

  /** Has this client tried too many? */
  async isOver(client: string): Promise<boolean> {
    const tried = await this.#limiter.get(client);
    return tried !== null && tried.consumedPoints >= this.#limiter.points;
  }

  /** Counts a try. */
  async note(client: string): Promise<void> {
    await this.#limiter.penalty(client);
  }
}

/**
 * The client of a request: the peer or, when that is a proxy of one's own network, the address that the proxy names
 * last. An IPv6 network of one household counts as one client.
 */
export function clientOf(peer: string, forwardedFor: string | undefined): string {
  const own = withoutMapping(peer);
  const last = withoutPort(forwardedFor?.split(',').at(-1)?.trim() ?? '');
  const named = isInside(own) && (isIPv4(last) || isIPv6(last)) ? withoutMapping(last) : own;
  return isIPv6(named) ? networkOf(named) : named;
}

/** Some proxies name the port, too; then an IPv6 address is in brackets. */
const withoutPort = (named: string) =>
  named.replace(/^\[([^\]]*)\](?::\d+)?$/u, '$1').replace(/^([\d.]+):\d+$/u, '$1');

const withoutMapping = (address: string) => address.replace(/^::ffff:(?=\d+\.)/iu, '');

function isInside(address: string): boolean {
  return isIPv4(address) ? inside.check(address, 'ipv4') : isIPv6(address) && inside.check(address, 'ipv6');
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%', 1).join().split('::');
  const [before, after] = [head, tail ?? ''].map(part => (part === '' ? [] : part.split(':')));
  const missing = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array<string>(Math.max(0, missing)).fill('0'), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':');
}
