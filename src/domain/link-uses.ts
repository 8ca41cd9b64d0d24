import { DomainError } from './errors.ts';

/** How many people joined by an invite link, and how many can. */
export interface Uses {
  name: string;
  uses: number;
  /** Null: no limit. */
  maxUses: number | null;
}

/** Have as many people joined as can? */
export function isUsedUp({ uses, maxUses }: Pick<Uses, 'uses' | 'maxUses'>): boolean {
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
