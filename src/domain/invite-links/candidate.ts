import type { ResolvedAccess } from '../access/resolve-access.ts';
import type { Capability } from '../roles.ts';
import type { Usable } from './operation-by-invite-link.ts';

/** A person as an invite link invites them. */
export function candidateOf(
  { link, organization }: Usable,
  { email, account }: { email: string; account: { slackUserId: string; name: string | null } | null },
): { email: string; name: string | null; access: ResolvedAccess; person: { slackUserId: string } | null } {
  const { role, grants } = link;
  return {
    email,
    name: account?.name ?? null,
    access: {
      role: { ...role, capabilities: role.capabilities as Capability[] },
      grants,
      blankMeansAll: organization.template.blankGroups === 'all',
    },
    person: account,
  };
}
