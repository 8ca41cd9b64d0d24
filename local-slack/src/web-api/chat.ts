import { ApiError } from '../api-error.ts';
import type { ChannelRecord } from '../channels.ts';
import { checkContent } from '../content.ts';
import type { MessageRecord } from '../messages.ts';
import { messageObject } from '../objects/message-object.ts';
import { edit, post, remove, threadOf } from '../posting.ts';
import type { World } from '../world.ts';
import type { Argument, Method, Values } from './method.ts';
import { flag, optionalText, requiredText, text } from './method.ts';
import { requireScope } from './scopes.ts';

const content: Record<string, Argument> = {
  attachments: { type: 'json', malformed: 'invalid_attachments' },
  blocks: { type: 'json', malformed: 'invalid_blocks_format' },
  markdown_text: optionalText,
  metadata: { type: 'json', malformed: 'invalid_metadata_format' },
  text: optionalText,
  link_names: flag,
  parse: optionalText,
};

const authorship: Record<string, Argument> = {
  as_user: flag,
  icon_emoji: optionalText,
  icon_url: optionalText,
  username: optionalText,
};

/** chat.update refuses longer texts, where chat.postMessage only truncates much longer ones. */
const longestUpdate = 4000;
/** Slack's own limit for ephemeral texts is not published; this is the one it truncates ordinary messages at. */
const longestEphemeral = 40_000;

/**
 * The app's DM for a user id as `channel`. Posting to a deactivated person succeeds in Slack (python-slack-sdk issue
 * 1156).
 */
function dmOf(world: World, userId: string): ChannelRecord {
  if (userId === world.app.botUserId) throw new ApiError('cannot_dm_bot');
  const person = world.people.get(userId);
  if (!person || person.spec.isStranger) throw new ApiError('channel_not_found');
  if (person.spec.isBot) throw new ApiError('cannot_dm_bot');
  return world.channels.dm(userId);
}

function destination(world: World, id: string): ChannelRecord {
  if (/^[UW][A-Z0-9]+$/.test(id)) return dmOf(world, id);
  const channel = world.channels.get(id) ?? world.channels.byName(id);
  if (!channel || (channel.isPrivate && !channel.appIsMember)) throw new ApiError('channel_not_found');
  if (channel.isArchived) throw new ApiError('is_archived');
  return channel;
}

function requirePosting(world: World, channel: ChannelRecord): void {
  if (channel.isIm && !world.app.hasMessagesTab) throw new ApiError('messages_tab_disabled');
  const mayPostAnywhere = world.app.scopes.includes('chat:write.public') && !channel.isPrivate;
  if (!channel.appIsMember && !mayPostAnywhere) throw new ApiError('not_in_channel');
}

function requireCustomAuthorship(world: World, values: Values): void {
  const isCustom = ['icon_emoji', 'icon_url', 'username'].some(name => text(values, name) !== '');
  if (isCustom) requireScope(world, ['chat:write.customize']);
}

/** A message that the app may change: its own, but not an ephemeral one. `channel` must be a conversation's id. */
function ownMessage(
  world: World,
  values: Values,
  foreign: string,
): { channel: ChannelRecord; message: MessageRecord } {
  const channel = world.channels.get(text(values, 'channel'));
  if (!channel || (channel.isPrivate && !channel.appIsMember)) throw new ApiError('channel_not_found');
  const message = world.messages.find(channel.id, text(values, 'ts'));
  if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
  if (!message.isFromApp) throw new ApiError(foreign);
  return { channel, message };
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * A missing field keeps its value; an empty array or object removes it (Slack's reference of chat.update says so of
 * blocks, attachments and metadata).
 */
function merged(message: MessageRecord, values: Values): Values {
  const { blocks, attachments, metadata } = values;
  const replacesBlocks = blocks !== undefined || text(values, 'markdown_text') !== '';
  return {
    ...values,
    text: values.text ?? (replacesBlocks ? '' : message.text),
    blocks: replacesBlocks ? blocks : message.blocks,
    attachments: attachments ?? message.attachments,
    metadata: isEmptyObject(metadata) ? undefined : (metadata ?? message.metadata),
  };
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    arguments: {
      ...content,
      ...authorship,
      channel: requiredText,
      current_draft_last_updated_ts: optionalText,
      mrkdwn: flag,
      reply_broadcast: flag,
      thread_ts: optionalText,
      unfurl_links: flag,
      unfurl_media: flag,
    },
    scopes: ['chat:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      requireCustomAuthorship(world, values);
      const channel = destination(world, text(values, 'channel'));
      requirePosting(world, channel);
      const checked = checkContent(values);
      const threadTs = threadOf(world, channel, values.thread_ts);
      const message = post(world, channel, {
        ...checked,
        user: world.app.botUserId,
        isFromApp: true,
        threadTs,
      });
      return { channel: channel.id, ts: message.ts, message: messageObject(world, message, true) };
    },
  },
  'chat.update': {
    arguments: {
      ...content,
      as_user: flag,
      channel: requiredText,
      file_ids: { type: 'json' },
      reply_broadcast: flag,
      ts: requiredText,
      unfurled_attachments: { type: 'json' },
    },
    scopes: ['chat:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const { channel, message } = ownMessage(world, values, 'cant_update_message');
      if (channel.isArchived) throw new ApiError('is_inactive');
      edit(world, channel, message, checkContent(merged(message, values), longestUpdate));
      const object = messageObject(world, message, true);
      return { channel: channel.id, ts: message.ts, text: message.text, message: object };
    },
  },
  'chat.delete': {
    arguments: { as_user: flag, channel: requiredText, ts: requiredText },
    scopes: ['chat:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const { channel, message } = ownMessage(world, values, 'cant_delete_message');
      remove(world, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    arguments: {
      ...content,
      ...authorship,
      channel: requiredText,
      thread_ts: optionalText,
      user: requiredText,
    },
    scopes: ['chat:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      requireCustomAuthorship(world, values);
      const channel = destination(world, text(values, 'channel'));
      requirePosting(world, channel);
      const user = text(values, 'user');
      const person = world.people.get(user);
      if (!person || person.spec.deactivated || !channel.members.has(user)) {
        throw new ApiError('user_not_in_channel');
      }
      // Metadata is accepted and does nothing on ephemeral messages.
      const checked = { ...checkContent(values, longestEphemeral), metadata: undefined };
      const author = { user: world.app.botUserId, isFromApp: true, ephemeralTo: user };
      const threadTs = threadOf(world, channel, values.thread_ts);
      return { message_ts: post(world, channel, { ...checked, ...author, threadTs }).ts };
    },
  },
  'chat.getPermalink': {
    arguments: { channel: requiredText, message_ts: requiredText },
    scopes: [],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const channel = world.channels.get(text(values, 'channel'));
      if (!channel || (channel.isPrivate && !channel.appIsMember)) throw new ApiError('channel_not_found');
      const message = world.messages.find(channel.id, text(values, 'message_ts'));
      if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
      const place = `${channel.id}/p${message.ts.replace('.', '')}`;
      return { channel: channel.id, permalink: `https://${world.team.domain}.slack.com/archives/${place}` };
    },
  },
};
