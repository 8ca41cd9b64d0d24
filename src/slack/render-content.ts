import type { Button, KnownBlock } from '@slack/types';
import { chartTable } from '../messages/chart-table.ts';
import type {
  ActionName,
  Content,
  Inline,
  MessageActions,
  MessageButton,
  Part,
} from '../messages/content.ts';
import type { Action } from './action.ts';
import { answerAskAction } from './asking/actions.ts';
import * as blocks from './blocks.ts';
import { acceptTopRoleAction, declineTopRoleAction } from './handing-on/actions.ts';
import { fixMeAction, resultsAction, reviewAction, undoAction } from './imports/actions.ts';
import {
  acceptAction,
  approveInvitationAction,
  declineAction,
  rejectInvitationAction,
} from './invitations/actions.ts';
import { approveAction, approveAsAction, joinRequestsAction, rejectAction } from './join-requests/actions.ts';
import {
  deactivateLeaverAction,
  keepGuestAction,
  leaversAction,
  reactivateReturnerAction,
} from './members/actions.ts';

/** A message in Slack's format. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

/** Slack's action for each button of a message. */
const presses: { [Name in ActionName]: Pick<Action<MessageActions[Name]>, 'id' | 'encode'> } = {
  'accept-invitation': acceptAction,
  'decline-invitation': declineAction,
  'approve-invitation': approveInvitationAction,
  'reject-invitation': rejectInvitationAction,
  'approve-join-request': approveAction,
  'approve-join-request-as': approveAsAction,
  'reject-join-request': rejectAction,
  'list-join-requests': joinRequestsAction,
  'accept-top-role': acceptTopRoleAction,
  'decline-top-role': declineTopRoleAction,
  'deactivate-leaver': deactivateLeaverAction,
  'keep-guest': keepGuestAction,
  'reactivate-returner': reactivateReturnerAction,
  'list-leavers': leaversAction,
  'review-import': reviewAction,
  'show-import-results': resultsAction,
  'download-fix-me': fixMeAction,
  'undo-import': undoAction,
  'answer-ask': answerAskAction,
};

/**
 * Draws a message for Slack.
 * @param options.charts false: as tables, because Slack refused the pictures
 */
export function renderContent({ summary, parts }: Content, { charts = true } = {}): SlackMessage {
  return { text: blocks.escapedLine(summary), blocks: renderParts(parts, { charts }) };
}

/** Draws parts of a message as blocks, also for views. */
export function renderParts(parts: readonly Part[], { charts = true } = {}): KnownBlock[] {
  return parts.map(part => {
    if ('paragraph' in part) return blocks.paragraphBlock(...part.paragraph.map(inline));
    if ('lines' in part) return blocks.richText(...part.lines.map(sentence));
    if ('list' in part) {
      return blocks.richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: part.list.map(sentence),
      });
    }
    if ('quote' in part) return blocks.quotation(part.quote);
    if ('chart' in part) {
      return charts ? blocks.chart(part.chart) : blocks.preformatted(chartTable(part.chart));
    }
    if ('link' in part) return blocks.paragraphBlock(blocks.link(part.link.url, part.link.label));
    return blocks.actions(...part.buttons.map(button));
  });
}

/** Draws parts of a sentence, for a line of a view. */
export function renderInlines(pieces: readonly Inline[]): blocks.Inline[] {
  return pieces.map(inline);
}

const sentence = (pieces: Inline[]) => blocks.paragraph(...pieces.map(inline));

function inline(piece: Inline): blocks.Inline {
  if (typeof piece === 'string') return piece;
  if ('bold' in piece) return blocks.bold(piece.bold);
  if ('mention' in piece) return blocks.mention(piece.mention);
  if ('url' in piece) return blocks.link(piece.url, piece.url);
  if ('address' in piece) return piece.address;
  return piece.isDay ? blocks.day(piece.time) : blocks.dateTime(piece.time);
}

function button<Name extends ActionName>(pressed: MessageButton<Name>): Button {
  const { label, style, confirm, variant } = pressed;
  return blocks.button(presses[pressed.action], pressed.value, label, {
    ...(variant && { variant }),
    ...(style && { style }),
    ...(confirm && { confirm: blocks.confirmation(confirm.title, confirm.text, confirm.yes, confirm) }),
  });
}
