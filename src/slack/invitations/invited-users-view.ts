import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { batchKinds, capabilityOf } from '../../domain/batches/kinds.ts';
import { clamp } from '../../domain/characters.ts';
import type { InvitationsList } from '../../domain/invitations/invited-users.ts';
import { offeredOf } from '../../domain/invitations/pending-invitation.ts';
import type { Invitation } from '../../domain/invitations/store.ts';
import { can } from '../../domain/roles.ts';
import { roleSentence } from '../../messages/access-sentences.ts';
import { openUntilInline } from '../../messages/open-until.ts';
import { tallied } from '../../messages/tallied.ts';
import { beyondReach } from '../beyond-reach.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  context,
  dateTime,
  divider,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { turnButtons } from '../pages.ts';
import { renderInlines } from '../render-content.ts';
import { chooseBatchAction } from './batch-actions.ts';
import { statusLabels } from './invited-search-view.ts';
import {
  allInvitedAction,
  editInvitationAction,
  exportInvitedAction,
  type InvitedQuery,
  inviteAgainAction,
  invitedForm,
  nextInvitationsAction,
  previousInvitationsAction,
  resendAction,
  revokeAction,
  searchInvitedAction,
} from './list-actions.ts';
import { deliverySentence } from './sentences.ts';
import { copyTextButton } from './views.ts';

/**
 * The modal "Invited users": who is invited and the status of the message, with Resend, Edit and Revoke invite where
 * the reader may do it.
 * @param shown the filter of the list, and the result of the last action
 */
export function invitedUsersView(
  acting: Pick<ActingMember, 'organization' | 'permissions'>,
  list: InvitationsList,
  query: InvitedQuery,
  shown: { filter?: string; notice?: string } = {},
): ModalView {
  const { items, total, previous, next } = list;
  const filter = shown.filter ? ` · ${clamp(shown.filter, 500)}` : '';
  const blocks: KnownBlock[] = [
    context(`${acting.organization.name} · ${tallied(total, query.status, query.status)}${filter}`),
    ...(shown.notice ? [paragraphBlock(bold(clamp(shown.notice, 1000)))] : []),
    actions(
      button(searchInvitedAction, {}, 'Search and filter'),
      ...(shown.filter ? [button(allInvitedAction, {}, 'Show everybody')] : []),
      ...(items.length > 0 ? [button(exportInvitedAction, {}, 'Download CSV')] : []),
      ...(items.length > 0 && query.status === 'pending' && changesMany(acting)
        ? [button(chooseBatchAction, {}, 'Many at once')]
        : []),
    ),
    ...items.flatMap(invitation => [divider, ...row(invitation, acting)]),
  ];
  if (items.length === 0) {
    blocks.push(
      paragraphBlock(shown.filter ? 'Nobody matches.' : 'Nobody is waiting. Everyone invited has answered.'),
    );
  }
  if (items.some(isEmailed)) blocks.push(context(NOT_ARRIVED));
  blocks.push(
    ...turnButtons({ previous, next }, { back: previousInvitationsAction, on: nextInvitationsAction }),
  );
  const view = invitedForm.view({ title: 'Invited users', metadata: query, blocks });
  return { ...view, close: plain('Close', 24) };
}

function row(
  invitation: Invitation,
  acting: Pick<ActingMember, 'organization' | 'permissions'>,
): KnownBlock[] {
  const { id: invitationId, email, name, inviter, createdAt, resolvedAt } = invitation;
  const { gives, revokes, invitesAgain } = offeredOf(acting, invitation);
  const beyond = beyondReach(acting, 'invitation:create', invitation, 'this invitation');
  const offered =
    invitation.status !== 'pending'
      ? [...(invitesAgain ? [button(inviteAgainAction, { invitationId }, 'Invite again')] : [])]
      : [
          ...(gives
            ? [
                button(resendAction, { invitationId }, 'Resend'),
                button(editInvitationAction, { invitationId }, 'Edit'),
                ...(isUnreached(invitation) ? [copyTextButton(invitation)] : []),
              ]
            : []),
          ...(revokes ? [revokeButton(invitation)] : []),
        ];
  return [
    richText(
      paragraph(bold(name ?? email), name ? ` · ${email}` : '', ` ${roleSentence(invitation)}`),
      paragraph(
        'Invited by ',
        inviter.name,
        ' · ',
        dateTime(createdAt),
        ...(resolvedAt
          ? [` · ${statusLabels[invitation.status]} `, dateTime(resolvedAt)]
          : [` · ${deliverySentence(invitation)}`, ...renderInlines(openUntilInline(invitation))]),
      ),
    ),
    ...(beyond ? [context(beyond)] : []),
    ...(offered.length > 0 ? [actions(...offered)] : []),
  ];
}

/** May the reader revoke, remind or send again at all? */
const changesMany = ({ permissions }: Pick<ActingMember, 'permissions'>) =>
  batchKinds.some(kind => can(permissions, capabilityOf[kind]));

/** Has no message reached the invitee? */
function isUnreached({ awaitingApprovalAt, deliveries }: Invitation): boolean {
  return !awaitingApprovalAt && deliveries.every(({ status }) => status === 'waiting' || status === 'failed');
}

const NOT_ARRIVED =
  'Did an email not arrive? Ask the person to check their spam or junk folder. If it isn’t there, revoke the invitation and send a new one.';

/** Did a mail server take an email to the invitee? It may still be in their spam folder. */
function isEmailed({ status: answer, awaitingApprovalAt, deliveries }: Invitation): boolean {
  return (
    answer === 'pending' &&
    !awaitingApprovalAt &&
    deliveries.some(({ medium, status }) => medium === 'email' && status === 'delivered')
  );
}

function revokeButton({ id: invitationId, email, name, organization }: Invitation) {
  return button(revokeAction, { invitationId }, 'Revoke invite', {
    style: 'danger',
    confirm: confirmation(
      'Revoke the invitation?',
      `${name ?? email} can no longer join ${organization.name} with it. You can invite them again.`,
      'Revoke invite',
      { style: 'danger' },
    ),
  });
}
