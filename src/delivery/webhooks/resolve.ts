import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '../../domain/webhooks/public-address.ts';

/** An address that a host name means now. */
export interface Resolved {
  address: string;
  family: number;
}

/** Asks which addresses a host name means. */
export type Resolve = (hostname: string) => Promise<Resolved[]>;

/** As the machine is set up: its hosts file, then DNS. */
const resolveHere: Resolve = hostname => lookup(hostname, { all: true });

/** Nothing is sent to this host. */
export class RefusedHostError extends Error {
  readonly problem: 'private-address' | 'unknown-host';

  constructor(problem: 'private-address' | 'unknown-host') {
    super(problem);
    this.problem = problem;
  }
}

/**
 * The addresses that a call may connect to, asked once: whatever the name means a moment later, the call goes to these.
 * One that isn't public refuses them all, because no honest name has both.
 * @throws RefusedHostError
 */
export async function addressesToCall(
  hostname: string,
  { resolve = resolveHere, allowsPrivate, isAllowed = isPublicAddress }: Addressing,
): Promise<Resolved[]> {
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const family = isIP(literal);
  const found = family > 0 ? [{ address: literal, family }] : await resolve(hostname).catch(() => []);
  if (found.length === 0) throw new RefusedHostError('unknown-host');
  if (!allowsPrivate && !found.every(({ address }) => isAllowed(address))) {
    throw new RefusedHostError('private-address');
  }
  return found;
}

/** Where calls can go. */
export interface Addressing {
  /** WEBHOOK_ALLOW_PRIVATE. */
  allowsPrivate: boolean;
  /** Absent: as the machine is set up. */
  resolve?: Resolve | undefined;
  /** Absent: addresses of the internet. */
  isAllowed?: ((address: string) => boolean) | undefined;
}
