import { z } from 'zod';
import type { ActingMember } from '../access/acting-member.ts';
import { DomainError } from '../errors.ts';
import { withdrawObsoleteRequests } from '../join-requests/obsolete-requests.ts';
import { pendingAmong } from '../join-requests/store.ts';
import { assertAddressFree } from '../members/behind.ts';
import { topRole } from '../members/member-within.ts';
import { hasHolder } from '../members/store.ts';
import { operation, type Scope } from '../operation/operation.ts';
import { isBehind } from '../people/is-behind.ts';
import { endAfter } from '../time/local-time.ts';
import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { importOf, lockOfImport } from './draft.ts';
import { auditFacts, invitedBy, memberChanges, reactivatedIn } from './outcomes.ts';
import { isAsking, storedReading } from './reading.ts';
import { countKinds, kindOfOutcome, type RowKind } from './row-kinds.ts';
import { rowsOfClass, type SendableRow, sendableRows } from './sendable-rows.ts';
import { leaveDraft, type RowResult, recordResults } from './store.ts';
import { endRows, inviteRows, otherRows, reassignRows, resendRows } from './write-rows.ts';

/** 10,000 rows, the most that an operator can allow, take about six seconds on two cores. */
const TIMEOUT_MS = 60_000;

/**
 * Sends the valid rows of a draft in one transaction, checked again at that moment: invitations, updates, audit and
 * jobs. Of two presses, also in different processes, the second finds that the first is done. Nothing is sent when a row
 * would now do something else than the sender has seen.
 * Source: product.md, Invite many people; Nothing widened unseen
 * @returns whether it was sent; otherwise the sender must see the review again
 */
export const sendImport = operation({
  name: 'sendImport',
  input: z.object({
    importId: z.uuid(),
    /** The mark of the review that the sender saw (check-draft.ts); absent: they saw none. */
    seen: z.string().optional(),
  }),
  fails: [
    'import-not-found',
    'organization-not-found',
    'not-allowed',
    'import-resolved',
    'nothing-to-send',
    'columns-unanswered',
    'last-holder',
  ],
  timeoutMs: TIMEOUT_MS,
  lock: (tx, { importId }) => lockOfImport(tx, importId, 'alone'),
  async run(scope, { importId, seen }): Promise<boolean> {
    const { tx, now, actor } = scope;
    const { found, acting } = await importOf(tx, actor, importId);
    if (found.status === 'sent') return true;
    if (found.status === 'discarded') throw scope.fail('import-resolved', { status: 'discarded' });
    const reading = storedReading(found);
    if (isAsking(reading)) {
      throw scope.fail('columns-unanswered', { headers: reading.questions.map(({ header }) => header) });
    }
    const { organizationId } = found;
    const draft = await checkDraft(tx, importId, acting, { now, hold: tx });
    assertNoneBehind(acting, draft);
    if (seen !== undefined && seen !== draft.mark) return false;
    const good = sendableRows(draft);
    if (good.length === 0) throw scope.fail('nothing-to-send', {});

    await assertHolderLeft(tx, draft, good);

    const { invitationDays, timeZone } = acting.organization;
    const expiresAt = endAfter(now, invitationDays, timeZone);
    const inviterId = acting.member.id;
    const invited = await inviteRows(scope, draft, good, { organizationId, inviterId, expiresAt });
    const results = [
      ...invited.results,
      ...(await resendRows(scope, draft, good, { inviterId, expiresAt })),
      ...(await reassignRows(scope, draft, good, organizationId)),
      ...(await endRows(scope, draft, good, acting)),
      ...otherRows(draft),
    ];
    const removed = await recordResults(tx, importId, results);
    await leaveDraft(tx, importId, { status: 'sent', sentAt: now });
    const counts = sentCounts(results, removed);
    scope.audit(...auditFacts(draft, good, { organizationId, fileName: found.fileName, counts }));
    scope.record({
      type: 'import.sent',
      organizationId,
      importId,
      uploader: { memberId: inviterId, slackUserId: actor.slackUserId },
      invited: invitedBy(draft, good, invited.ids),
      members: memberChanges(draft, good),
    });
    const requests = await pendingAmong(tx, organizationId, reactivatedIn(draft, good));
    await withdrawObsoleteRequests(scope, organizationId, requests);
    return true;
  },
});

function sentCounts(results: readonly RowResult[], removed: number): Record<RowKind, number> {
  return countKinds([
    ...results.map(({ outcome }) => [kindOfOutcome[outcome], 1] as const),
    [kindOfOutcome.removed, removed],
  ]);
}

/**
 * Invitations that have an address of somebody else by now follow their own person first. @throws CatchUpError, or
 * DomainError import-not-found
 */
function assertNoneBehind({ organization }: ActingMember, { behind }: CheckedDraft): void {
  for (const each of behind.filter(isBehind)) {
    assertAddressFree(organization.workspaceId, each, new DomainError('import-not-found', {}));
  }
}

/**
 * With the organization locked, no other operation can take the role from the others. @throws DomainError last-holder
 */
async function assertHolderLeft(
  tx: Scope['tx'],
  { context }: CheckedDraft,
  good: SendableRow[],
): Promise<void> {
  const top = topRole(context.organization);
  const loses = rowsOfClass(good, 'update', 'deactivate').flatMap(({ row, email, roleId }) => {
    const member = context.members.get(email);
    const isLost = row.class === 'deactivate' || roleId !== top.id;
    return member && member.roleId === top.id && isLost ? [member] : [];
  });
  const [last] = loses;
  if (!last) return;
  const gains = rowsOfClass(good, 'update', 'reactivate').some(({ roleId }) => roleId === top.id);
  const losing = new Set(loses.map(({ id }) => id));
  const stays = gains || (await hasHolder(tx, top.id, { except: losing }));
  if (!stays) throw new DomainError('last-holder', { role: top.name, who: last.name });
}
