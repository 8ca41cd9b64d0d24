import { aboutInvitation } from '../about-invitation.ts';
import type { Scope } from '../operation/operation.ts';
import { pendingOfMember, resolveInvitation } from './store.ts';

/**
 * Revokes the pending invitations of a person to organizations in which they are a member by now, some other way: they
 * couldn't accept them. Requires the email lock or the organization's.
 */
export async function revokeObsoleteInvitations(
  { tx, now, audit, record }: Pick<Scope, 'tx' | 'now' | 'audit' | 'record'>,
  person: { workspaceId: string; slackUserId: string; email: string },
): Promise<void> {
  for (const invitation of await pendingOfMember(tx, person)) {
    const { id, organizationId, email } = invitation;
    const outcome = { status: 'revoked', resolvedAt: now, resolvedBy: null } as const;
    if (!(await resolveInvitation(tx, id, outcome))) continue;
    audit({
      organizationId,
      action: 'invitation.revoke',
      subject: email,
      before: { status: 'pending' },
      after: { status: 'revoked', because: 'a member already' },
    });
    record({ type: 'invitation.revoked', ...aboutInvitation(invitation) });
  }
}
