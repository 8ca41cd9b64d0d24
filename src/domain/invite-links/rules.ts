import { domainOf } from '../addresses.ts';
import { DomainError } from '../errors.ts';
import { isWithin } from '../organizations/join-domains.ts';

/** Whether people can use a link now, and why not. */
export type InviteLinkState = 'open' | 'paused' | 'used-up' | 'expired' | 'revoked';

/** How far the uses of a link are taken. */
interface Uses {
  name: string;
  uses: number;
  /** Null: no limit. */
  maxUses: number | null;
}

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

function isUsedUp({ uses, maxUses }: Pick<Uses, 'uses' | 'maxUses'>): boolean {
  return maxUses !== null && uses >= maxUses;
}

/** The refusal for one more person than a link lets in. */
export function usedUp({
  name,
  maxUses,
}: Pick<Uses, 'name' | 'maxUses'>): DomainError<'invite-link-used-up'> {
  return new DomainError('invite-link-used-up', { link: name, most: maxUses ?? 0 });
}

/** @throws DomainError invite-link-used-up */
export function assertUsesLeft(link: Uses): void {
  if (isUsedUp(link)) throw usedUp(link);
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
