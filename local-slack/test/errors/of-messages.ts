import type { Stage } from '../recording-app.ts';
import type { Causes } from './causes.ts';
import { channel, noHome, posted, reinstall, said, scopes, user } from './causes.ts';

type Sent = Record<string, unknown>;
const long = (length: number) => 'x'.repeat(length);
const deep = { event_type: 'a', event_payload: { a: { b: 1 } } };

/** Faults of what a message says: the same for posting and for changing. */
const ofContent = (start: (stage: Stage) => Sent | Promise<Sent>): Causes[string] => {
  const sending = (content: Sent) => async (stage: Stage) => ({ ...(await start(stage)), ...content });
  return {
    channel_not_found: sending({ channel: 'C000' }),
    invalid_blocks: sending({ blocks: [{ type: 'unicorn' }] }),
    invalid_blocks_format: sending({ blocks: '{' }),
    markdown_text_conflict: sending({ text: 'a', markdown_text: 'b' }),
    no_text: sending({ text: '' }),
    too_many_attachments: sending({ attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) }),
  };
};

const ofMetadata = (start: (stage: Stage) => Sent | Promise<Sent>): Causes[string] => {
  const sending = (metadata: unknown) => async (stage: Stage) => ({
    ...(await start(stage)),
    text: 'a',
    metadata,
  });
  return {
    invalid_metadata_format: sending({ event_type: 'a' }),
    invalid_metadata_schema: sending(deep),
    metadata_too_large: sending({ event_type: 'a', event_payload: { a: long(17_000) } }),
  };
};

const toApprovals = (stage: Stage) => ({ channel: channel(stage, 'approvals') });
const toMargaret = (stage: Stage) => ({ ...toApprovals(stage), user: user(stage, 'margaret') });

const archived = (start: (stage: Stage) => Sent | Promise<Sent>) => async (stage: Stage) => {
  const sent = await start(stage);
  stage.slack.changeChannel('approvals', { isArchived: true });
  return { ...sent, text: 'a' };
};

const withoutMessagesTab = (stage: Stage) => {
  const sent = { channel: user(stage, 'ada'), user: user(stage, 'ada'), text: 'a' };
  reinstall(stage, scopes, { app_home: noHome });
  return sent;
};

export const ofMessages: Causes = {
  'chat.postMessage': {
    ...ofContent(toApprovals),
    ...ofMetadata(toApprovals),
    is_archived: archived(toApprovals),
    messages_tab_disabled: stage => {
      const { user: _user, ...sent } = withoutMessagesTab(stage);
      return sent;
    },
    msg_blocks_too_long: stage => ({
      ...toApprovals(stage),
      blocks: Array.from({ length: 40 }, () => ({
        type: 'section',
        text: { type: 'plain_text', text: long(2900) },
      })),
    }),
    not_in_channel: stage => ({ channel: channel(stage, 'random'), text: 'a' }),
  },
  'chat.postEphemeral': {
    ...ofContent(toMargaret),
    invalid_attachments: stage => ({ ...toMargaret(stage), attachments: '{' }),
    is_archived: archived(toMargaret),
    messages_tab_disabled: withoutMessagesTab,
    msg_too_long: stage => ({ ...toMargaret(stage), text: long(40_001) }),
    not_in_channel: stage => ({ ...toMargaret(stage), channel: channel(stage, 'random'), text: 'a' }),
    user_not_in_channel: stage => ({ ...toApprovals(stage), user: user(stage, 'ada'), text: 'a' }),
  },
  'chat.update': {
    ...ofContent(posted),
    ...ofMetadata(posted),
    invalid_attachments: async stage => ({ ...(await posted(stage)), attachments: '{' }),
    cant_update_message: async stage => ({ ...(await said(stage)), text: 'a' }),
    is_inactive: archived(posted),
    message_not_found: stage => ({ ...toApprovals(stage), ts: '1.2', text: 'a' }),
    msg_too_long: async stage => ({ ...(await posted(stage)), text: long(4001) }),
  },
  'chat.delete': {
    cant_delete_message: said,
    channel_not_found: () => ({ channel: 'C000', ts: '1.2' }),
    message_not_found: stage => ({ ...toApprovals(stage), ts: '1.2' }),
  },
  'chat.getPermalink': {
    channel_not_found: () => ({ channel: 'C000', message_ts: '1.2' }),
    message_not_found: stage => ({ ...toApprovals(stage), message_ts: '1.2' }),
  },
  'blocks.validate': {
    invalid_arguments: () => ({}),
    invalid_blocks: () => ({ blocks: [{ type: 'unicorn' }] }),
    invalid_view: () => ({ view: { type: 'modal' } }),
    invalid_message: () => ({ message: { blocks: [{ type: 'unicorn' }] } }),
  },
};
