import { Names } from '../names.ts';
import { ownedIn } from '../provisioned/owned.ts';
import { accessBefore } from './access-by-name.ts';
import type { CheckContext, CheckedRow, Known } from './check.ts';
import { cleanCell } from './csv/cells.ts';
import type { RawRow } from './csv/file.ts';
import type { Findings } from './findings.ts';
import { checkPerson, checkRevoking } from './reach.ts';

/** What a cell of the column Action can ask for. */
const actions = new Names([{ name: 'deactivate' }, { name: 'revoke' }]);

export type RowAction = 'deactivate' | 'revoke';

/** Whether a row asks for something other than an invitation. */
export const hasAction = (raw: RawRow): boolean => cleanCell(raw.action ?? '') !== '';

/** What a row asks for; null when it is an ordinary one, or asks for something unknown. */
export function readAction(raw: RawRow, findings: Findings): RowAction | null {
  const written = cleanCell(raw.action ?? '');
  if (written === '') return null;
  const match = actions.match(written);
  if (match.kind !== 'unknown') return match.named.name as RowAction;
  findings.error('Action', written, 'unknown-action', { nearest: actions.nearest(written) });
  return null;
}

/**
 * Checks a row that deactivates a member or revokes an invitation. Its role, groups and name don't matter: an export
 * has those of the person, and a list of leavers has none.
 * Source: issue 11, number 22 ("a file may have a column Action")
 */
export function checkAction(
  action: RowAction,
  { raw, email, findings }: { raw: RawRow; email: string | null; findings: Findings },
  { permissions, organization, members, pending: invitations, owned }: CheckContext,
  known: Known,
): CheckedRow {
  const member = email === null ? undefined : members.get(email);
  const pending = email === null || member ? undefined : invitations.get(email);
  const subject = action === 'deactivate' ? member : pending;
  const blankMeansAll = organization.template.blankGroups === 'all';
  if (email !== null && !subject) {
    if (action === 'deactivate')
      findings.error('Action', action, 'no-member', { isInvited: pending !== undefined });
    else findings.error('Action', action, 'no-invitation', { isMember: member !== undefined });
  }
  const isWithin =
    subject !== undefined &&
    (action === 'revoke'
      ? checkRevoking(permissions, subject, findings)
      : checkPerson(
          permissions,
          // Ending access needs the same right as reactivating.
          {
            state: 'deactivated',
            role: known.rolesById.get(subject.roleId) ?? null,
            grants: subject.grants,
            blankMeansAll,
          },
          findings,
        ));
  const ends = action === 'deactivate' && member;
  if (ends && owned && ownedIn(owned, member, { ...member, state: 'deactivated' })) {
    findings.error('Action', action, 'from-directory', { directory: owned.directory, what: 'state' });
  }
  const isEnded = action === 'deactivate' && member?.state === 'deactivated';
  return {
    raw,
    class: findings.areBlocking ? 'error' : isEnded ? 'unchanged' : action,
    email,
    roleId: subject?.roleId ?? null,
    groupIds: [],
    grants: [...(subject?.grants ?? [])],
    name: null,
    findings: findings.list,
    access: isWithin && subject ? accessBefore(subject, known) : null,
    before: null,
    isGroupsBlank: false,
  };
}
