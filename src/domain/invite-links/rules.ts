import { domainOf } from '../addresses.ts';
import { isUsedUp, type Uses } from '../link-uses.ts';
import { isWithin } from '../organizations/join-domains.ts';

/** Whether people can use a link now, and why not. */
export type InviteLinkState = 'open' | 'paused' | 'used-up' | 'expired' | 'revoked';

/** The state of a link. What can't be undone comes first. */
export function stateOf(
  link: Uses & { expiresAt: Date | null; pausedAt: Date | null; revokedAt: Date | null },
  now: Date,
): InviteLinkState {
  if (link.revokedAt) return 'revoked';
  if (link.expiresAt && link.expiresAt <= now) return 'expired';
  if (isUsedUp(link)) return 'used-up';
  return link.pausedAt ? 'paused' : 'open';
}

/**
 * Can an address use the link? Where subdomains count for the organization's own domains, they count here too.
 */
export function takesAddress(
  { domains }: { domains: readonly string[] },
  organization: { includeSubdomains: boolean },
  email: string,
): boolean {
  if (domains.length === 0) return true;
  const domain = domainOf(email);
  return domains.some(each => isWithin(domain, each, organization));
}
