import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { batchKinds, capabilityOf } from '../../domain/batches/kinds.ts';
import { clamp } from '../../domain/characters.ts';
import type { InvitationsList } from '../../domain/invitations/invited-users.ts';
import { invitationSorts } from '../../domain/invitations/list/store.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { keptOf } from '../../domain/page.ts';
import { can } from '../../domain/roles.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, context, divider, paragraphBlock, plain } from '../blocks.ts';
import { type Happened, noticeOf, sortMenu } from '../list-parts.ts';
import { turnButtons } from '../pages.ts';
import { chooseBatchAction } from './batch-actions.ts';
import { invitedRow } from './invited-row.ts';
import {
  allInvitedAction,
  exportInvitedAction,
  type InvitedQuery,
  invitedForm,
  nextInvitationsAction,
  previousInvitationsAction,
  searchInvitedAction,
  sortInvitedAction,
} from './list-actions.ts';

type Reader = Pick<ActingMember, 'organization' | 'permissions'>;

/**
 * The modal "Invited users": who is invited and the status of the message, with Resend, Edit and Revoke invite where
 * the reader may do it.
 * @param shown the filter of the list, and the result of the last action
 */
export function invitedUsersView(
  acting: Reader,
  list: InvitationsList,
  query: InvitedQuery,
  shown: { filter?: string; happened?: Happened | undefined } = {},
): ModalView {
  const { items, total, previous, next } = list;
  const { lists, invited } = texts();
  const filter = shown.filter ? ` · ${clamp(shown.filter, 500)}` : '';
  const count = invited.count({ total, status: query.status });
  const blocks: KnownBlock[] = [
    context(`${acting.organization.name} · ${count}${filter}`),
    ...noticeOf(shown.happened, items),
    actions(
      button(searchInvitedAction, {}, lists.search),
      ...(shown.filter ? [button(allInvitedAction, {}, lists.showEverybody)] : []),
      ...(items.length > 0 ? [button(exportInvitedAction, {}, lists.download)] : []),
      ...(items.length > 0 && query.status === 'pending' && changesMany(acting)
        ? [button(chooseBatchAction, {}, invited.manyAtOnce)]
        : []),
      ...(items.length > 1 ? [sortMenu(sortInvitedAction, invitationSorts, invited.sorts, query.sort)] : []),
    ),
    ...items.flatMap(invitation => [divider, ...invitedRow(invitation, acting, shown.happened)]),
  ];
  if (items.length === 0) {
    blocks.push(paragraphBlock(shown.filter ? lists.nobodyMatches : invited.nobody));
  }
  if (items.some(isEmailed)) blocks.push(context(invited.notArrived));
  blocks.push(
    ...turnButtons({ previous, next }, { back: previousInvitationsAction, on: nextInvitationsAction }),
  );
  const metadata = { ...query, kept: keptOf(list) };
  const view = invitedForm.view({ title: invited.title, metadata, blocks });
  return { ...view, close: plain(texts().answers.close, 24) };
}

/** May the reader revoke, remind or send again at all? */
const changesMany = ({ permissions }: Reader) =>
  batchKinds.some(kind => can(permissions, capabilityOf[kind]));

/** Did a mail server take an email to the invitee? It may still be in their spam folder. */
function isEmailed({ status: answer, awaitingApprovalAt, deliveries }: Invitation): boolean {
  return (
    answer === 'pending' &&
    !awaitingApprovalAt &&
    deliveries.some(({ medium, status }) => medium === 'email' && status === 'delivered')
  );
}
