import { validateBlocks } from 'local-slack/block-kit';
import { describe, expect, it } from 'vitest';
import { type ActionName, type MessageActions, paragraph } from '../../src/messages/content.ts';
import { renderContent, renderParts } from '../../src/slack/render-content.ts';
import { routes } from '../../src/slack/routes.ts';
import { routesById } from '../../src/slack/routes-by-id.ts';

const text = (text: string) => ({ type: 'text', text });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

describe('renderContent', () => {
  it.each([
    [
      'a paragraph, without empty parts',
      {
        paragraph: [
          '',
          'By ',
          { bold: 'Ada' },
          ' and ',
          { mention: 'U1', name: 'Grace' },
          ' ',
          { time: new Date(90_500) },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          section(
            text('By '),
            { ...text('Ada'), style: { bold: true } },
            text(' and '),
            { type: 'user', user_id: 'U1' },
            text(' '),
            {
              type: 'date',
              timestamp: 90,
              format: '{date_short_pretty} at {time}',
              fallback: '1970-01-01 00:01 UTC',
            },
          ),
        ],
      },
    ],
    [
      'several lines',
      { lines: [['a'], ['b', { bold: 'c' }]] },
      {
        type: 'rich_text',
        elements: [section(text('a')), section(text('b'), { ...text('c'), style: { bold: true } })],
      },
    ],
    [
      'a list',
      { list: [['a'], ['b']] },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_list', style: 'bullet', elements: [section(text('a')), section(text('b'))] },
        ],
      },
    ],
    [
      'a quotation, line by line',
      { quote: 'a\nb' },
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [text('a\nb')] }] },
    ],
    [
      'a button with its value and its confirmation',
      {
        buttons: [
          {
            action: 'accept-invitation' as const,
            value: { invitationId: '1' },
            label: 'Accept',
            style: 'primary' as const,
            confirm: { title: 'Join?', text: 'Really?', yes: 'Join', no: 'Not now' },
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'invitation.accept',
            text: { type: 'plain_text', text: 'Accept', emoji: false },
            value: '{"invitationId":"1"}',
            style: 'primary',
            confirm: {
              title: { type: 'plain_text', text: 'Join?', emoji: false },
              text: { type: 'plain_text', text: 'Really?', emoji: false },
              confirm: { type: 'plain_text', text: 'Join', emoji: false },
              deny: { type: 'plain_text', text: 'Not now', emoji: false },
            },
          },
        ],
      },
    ],
  ])('Slack gets a block for %s', (_, part, block) => {
    expect(renderParts([part])).toEqual([block]);
    expect(validateBlocks([block], 'message')).toEqual([]);
  });

  it('markup that people wrote stays text and notifies nobody', () => {
    const written = '<!channel> <@U1> *a* &amp;';
    const { text: fallback, blocks } = renderContent({
      summary: written,
      parts: [paragraph(written), { quote: written }],
    });
    expect(fallback).toBe('&lt;!channel&gt; &lt;@U1&gt; *a* &amp;amp;');
    expect(blocks).toEqual([
      { type: 'rich_text', elements: [section(text(written))] },
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [text(written)] }] },
    ]);
  });

  it('text that is too long for Slack is cut', () => {
    const long = 'x'.repeat(5000);
    const confirm = { title: long, text: long, yes: long, no: long, style: 'danger' as const };
    const said = renderContent({
      summary: long,
      parts: [
        {
          buttons: [
            {
              action: 'reject-invitation',
              value: { invitationId: '1' },
              label: long,
              style: 'danger',
              confirm,
            },
          ],
        },
      ],
    });
    expect(said.text).toHaveLength(1000);
    expect(validateBlocks(said.blocks, 'message')).toEqual([]);
    const cut = (most: number) => ({ text: `${'x'.repeat(most - 1)}…` });
    expect(said.blocks).toMatchObject([
      {
        elements: [
          {
            text: cut(75),
            confirm: { title: cut(100), text: cut(300), confirm: cut(30), deny: cut(30), style: 'danger' },
          },
        ],
      },
    ]);
  });

  it('several buttons of one action in a row have different ids', () => {
    const buttons = (['new', 'waiting'] as const).map(bucket => ({
      action: 'show-import-results' as const,
      value: { importId: '1', bucket },
      label: bucket,
      variant: bucket,
    }));
    const blocks = renderParts([{ buttons }]);
    expect(validateBlocks(blocks, 'message')).toEqual([]);
    expect(blocks).toMatchObject([
      { elements: [{ action_id: 'import.results#new' }, { action_id: 'import.results#waiting' }] },
    ]);
  });
});

const id = '00000000-0000-7000-8000-000000000001';

/** A value for every action, and its id, which must stay: messages in Slack have it. */
const presses: { [Name in ActionName]: { value: MessageActions[Name]; id: string } } = {
  'accept-invitation': { value: { invitationId: id }, id: 'invitation.accept' },
  'decline-invitation': { value: { invitationId: id }, id: 'invitation.decline' },
  'approve-invitation': { value: { invitationId: id }, id: 'invitation.approve-held' },
  'reject-invitation': { value: { invitationId: id }, id: 'invitation.reject-held' },
  'approve-join-request': { value: { joinRequestId: id }, id: 'join-request.approve' },
  'approve-join-request-as': { value: { joinRequestId: id }, id: 'join-request.approve-as' },
  'reject-join-request': { value: { joinRequestId: id }, id: 'join-request.reject' },
  'list-join-requests': { value: { organizationId: id }, id: 'join-request.list' },
  'accept-top-role': { value: { handoverId: id }, id: 'hand-on.accept' },
  'decline-top-role': { value: { handoverId: id }, id: 'hand-on.decline' },
  'deactivate-leaver': { value: { memberId: id }, id: 'member.left.deactivate' },
  'keep-guest': { value: { memberId: id }, id: 'member.left.keep' },
  'reactivate-returner': { value: { memberId: id }, id: 'member.back.reactivate' },
  'list-leavers': { value: { organizationId: id }, id: 'member.left.list' },
  'review-import': { value: { importId: id }, id: 'import.review' },
  'show-import-results': { value: { importId: id, bucket: 'new' }, id: 'import.results' },
  'download-fix-me': { value: { importId: id }, id: 'import.fix-me' },
  'undo-import': { value: { importId: id }, id: 'import.undo' },
  'answer-ask': { value: { organizationId: id, slackUserId: 'U1' }, id: 'ask.answer' },
};

it.each(Object.keys(presses) as ActionName[])(
  'a route handles a press on %s and reads the value of the button',
  name => {
    const { value, id: actionId } = presses[name];
    const [block] = renderParts([{ buttons: [{ action: name, value, label: 'Press' } as never] }]);
    const [button] = block?.type === 'actions' ? block.elements : [];
    if (button?.type !== 'button') throw new Error('There is no button.');
    expect(button.action_id).toBe(actionId);
    expect(routesById('button', routes).get(actionId)?.action.decode(button.value)).toEqual(value);
  },
);
