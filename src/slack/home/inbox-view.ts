import type { KnownBlock, ModalView } from '@slack/types';
import type { Waiting } from '../../domain/home/inbox.ts';
import type { Page } from '../../domain/page.ts';
import { invitationCard } from '../../messages/invitation-created.ts';
import { texts } from '../../texts/texts.ts';
import { context, divider, paragraphBlock, plain } from '../blocks.ts';
import { ownRequestBlocks } from '../join-requests/own-request-view.ts';
import { pageButtons } from '../pages.ts';
import { renderParts } from '../render-content.ts';
import { nextInboxAction, previousInboxAction } from './actions.ts';

/** The modal "Your inbox": invitations to answer and requests to follow, of all organizations of the workspace. */
export function inboxView(list: Page<Waiting>): ModalView {
  const said = texts().home;
  const blocks: KnownBlock[] = [
    context(said.inboxCount(list.total)),
    ...list.items.flatMap(waiting => [...waitingBlocks(waiting), divider]),
    ...pageButtons(list, { back: previousInboxAction, on: nextInboxAction }, page => ({ page })),
  ];
  if (list.total === 0) blocks.push(paragraphBlock(said.inboxEmpty));
  return {
    type: 'modal',
    callback_id: 'inbox',
    title: plain(said.yourInbox, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

/** An invitation with Accept and Decline, or a request with Withdraw. */
export function waitingBlocks(waiting: Waiting): KnownBlock[] {
  return 'invitation' in waiting
    ? renderParts(invitationCard(waiting.invitation).parts)
    : ownRequestBlocks(waiting.request);
}
