import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { JoinRequest } from '../../domain/join-requests/store.ts';
import { givenSentence } from '../../messages/acceptance.ts';
import { openUntil } from '../../messages/open-until.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  confirmation,
  dateTime,
  type Inline,
  input,
  paragraphBlock,
  plain,
  quotation,
} from '../blocks.ts';
import { renderParts } from '../render-content.ts';
import { askToJoinForm, withdrawAction } from './actions.ts';

/** Text for a person whose last request was withdrawn or rejected recently. */
export function mustWaitLine(organization: string, until: Date): KnownBlock {
  const { canAskFrom } = texts().requests;
  return paragraphBlock(...canAskFrom<Inline>({ organization: bold(organization), at: dateTime(until) }));
}

export function noteInput(): InputBlock {
  const { note, noteHint } = texts().requests;
  const element = { type: 'plain_text_input', multiline: true, max_length: 1000 } as const;
  return input('note', note, element, { optional: true, hint: noteHint });
}

/** The modal in which a person asks to join. */
export function askToJoinView(organization: { id: string; name: string }, email: string): ModalView {
  const said = texts().requests;
  return askToJoinForm.view({
    title: said.askTitle,
    submit: said.send,
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock(...said.ask<Inline>({ organization: bold(organization.name), email })),
      noteInput(),
    ],
  });
}

/** The requester's own view of their request in its current state: Withdraw only while it is pending. */
export function ownRequestBlocks(request: JoinRequest): KnownBlock[] {
  const { organization, note, status, createdAt, id: joinRequestId } = request;
  const said = texts().requests;
  const asked = said.youAsked<Inline>({ organization: bold(organization.name), at: dateTime(createdAt) });
  const blocks: KnownBlock[] = [paragraphBlock(...asked), ...(note ? [quotation(note)] : [])];
  if (status !== 'pending') {
    const access = status === 'approved' ? givenSentence(request) : '';
    return [...blocks, paragraphBlock(access ? said.youJoined({ access }) : said.yourOutcome[status])];
  }
  return [
    ...blocks,
    paragraphBlock(said.approverDecides),
    ...renderParts(openUntil(request)),
    actions(
      button(withdrawAction, { joinRequestId }, said.withdraw, {
        style: 'danger',
        confirm: confirmation(
          said.withdrawTitle,
          said.withdrawQuestion({ organization: organization.name, days: organization.requestPauseDays }),
          said.withdraw,
          { style: 'danger' },
        ),
      }),
    ),
  ];
}

/** The modal in which a requester follows their request. */
export function ownRequestView(request: JoinRequest): ModalView {
  return {
    type: 'modal',
    callback_id: 'own-join-request',
    title: plain(texts().requests.yourTitle, 24),
    close: plain(texts().answers.close, 24),
    blocks: ownRequestBlocks(request),
  };
}
