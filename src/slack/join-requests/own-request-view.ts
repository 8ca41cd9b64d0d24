import type { KnownBlock, ModalView } from '@slack/types';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { givenSentence } from '../../messages/acceptance.ts';
import { openUntil } from '../../messages/open-until.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  dateTime,
  input,
  paragraphBlock,
  plain,
  quotation,
} from '../blocks.ts';
import { renderParts } from '../render-content.ts';
import { askToJoinForm, withdrawAction } from './actions.ts';

/** Text for a person whose last request was withdrawn or rejected recently. */
export function mustWaitLine(organization: string, until: Date): KnownBlock {
  return paragraphBlock('You can ask to join ', bold(organization), ' again from ', dateTime(until), '.');
}

export const noteInput = input(
  'note',
  'Note',
  { type: 'plain_text_input', multiline: true, max_length: 1000 },
  { optional: true, hint: 'The approvers read it.' },
);

/** The modal in which a person asks to join. */
export function askToJoinView(organization: { id: string; name: string }, email: string): ModalView {
  return askToJoinForm.view({
    title: 'Ask to join',
    submit: 'Send request',
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock(
        'Ask to join ',
        bold(organization.name),
        ` with your address ${email}. An approver decides.`,
      ),
      noteInput,
    ],
  });
}

const ownOutcome = {
  approved: 'Your request was accepted.',
  rejected: 'Your request was rejected.',
  withdrawn: 'You withdrew your request.',
  expired: 'Your request has expired.',
};

/** The requester's own view of their request in its current state: Withdraw only while it is pending. */
export function ownRequestBlocks(request: JoinRequest): KnownBlock[] {
  const { organization, note, status, createdAt, id: joinRequestId } = request;
  const blocks: KnownBlock[] = [
    paragraphBlock('You asked to join ', bold(organization.name), ' · ', dateTime(createdAt)),
    ...(note ? [quotation(note)] : []),
  ];
  if (status !== 'pending') {
    const given = status === 'approved' ? ` You joined ${givenSentence(request)}` : '';
    return [...blocks, paragraphBlock(`${ownOutcome[status]}${given}`)];
  }
  return [
    ...blocks,
    paragraphBlock('An approver will decide; you will hear by DM.'),
    ...renderParts(openUntil(request)),
    actions(
      button(withdrawAction, { joinRequestId }, 'Withdraw', {
        style: 'danger',
        confirm: confirmation('Withdraw the request?', withdrawWarning(organization), 'Withdraw', {
          style: 'danger',
        }),
      }),
    ),
  ];
}

function withdrawWarning({ name, requestPauseDays: days }: JoinRequest['organization']): string {
  const pause = days === 0 ? '' : days === 1 ? ' after a day' : ` after ${days} days`;
  return `Approvers will no longer see it. You can ask to join ${name} again${pause}.`;
}

/** The modal in which a requester follows their request. */
export function ownRequestView(request: JoinRequest): ModalView {
  return {
    type: 'modal',
    callback_id: 'own-join-request',
    title: plain('Your request', 24),
    close: plain('Close', 24),
    blocks: ownRequestBlocks(request),
  };
}
