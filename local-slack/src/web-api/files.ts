import { ApiError, refusal } from '../api-error.ts';
import { isRecord } from '../block-kit/block.ts';
import type { ChannelRecord } from '../channels.ts';
import { checkContent } from '../content.ts';
import { isSnippetType } from '../files/file-types.ts';
import { isReadableByApp } from '../files/sharing.ts';
import { fileDetails } from '../objects/file-object.ts';
import { post, threadOf } from '../posting.ts';
import type { World } from '../world.ts';
import type { Method, Values } from './method.ts';
import { number, optionalText, requiredText, text } from './method.ts';
import { requireScope } from './scopes.ts';

/** Snippets are limited to 1 MB, alternative texts to 1000 characters, shares to 100 channels, says the reference. */
const largestSnippet = 1024 * 1024;
const longestAltText = 1000;
const mostChannels = 100;

interface Completed {
  id: string;
  title: string | null;
}

function completedFiles(raw: unknown): Completed[] {
  if (!Array.isArray(raw) || raw.length === 0) {
    throw refusal('invalid_arguments', ['must provide an array of files [json-pointer:/files]']);
  }
  return raw.map((file: unknown, index) => {
    const at = `[json-pointer:/files/${index}`;
    if (!isRecord(file) || typeof file.id !== 'string') {
      throw refusal('invalid_arguments', [`missing required field: id ${at}/id]`]);
    }
    const { id, title, highlight_type: highlight, ...others } = file;
    const [unknown] = Object.keys(others);
    if (unknown) throw refusal('invalid_arguments', [`invalid additional property: ${unknown} ${at}]`]);
    if (title !== undefined && title !== null && typeof title !== 'string') {
      throw refusal('invalid_arguments', [`must be a string ${at}/title]`]);
    }
    if (highlight !== undefined && (typeof highlight !== 'string' || highlight.length > 10)) {
      throw refusal('invalid_arguments', [`must be less than 11 characters ${at}/highlight_type]`]);
    }
    return { id, title: title || null };
  });
}

/** The conversations for a file: conversations' ids in `channel_id`; `channels` may also contain people's ids. */
function destinations(world: World, values: Values): ChannelRecord[] {
  const several = text(values, 'channels').split(',').filter(Boolean);
  if (several.length > mostChannels) throw new ApiError('channels_limit_exceeded');
  const asked = [text(values, 'channel_id'), ...several.map(id => id.trim())].filter(Boolean);
  return [...new Set(asked)].map(id => {
    const person = several.includes(id) ? world.people.get(id) : undefined;
    const canBeWrittenTo =
      person && !person.spec.isBot && !person.spec.isStranger && !person.spec.deactivated;
    const channel = canBeWrittenTo ? world.channels.dm(id) : world.channels.get(id);
    if (!channel || (channel.isPrivate && !channel.appIsMember)) throw new ApiError('channel_not_found');
    // Files need membership: chat:write.public isn't enough for them.
    if (!channel.appIsMember) throw new ApiError('not_in_channel');
    if (channel.isArchived || (channel.isIm && !world.app.hasMessagesTab)) {
      throw new ApiError('posting_to_channel_denied');
    }
    return channel;
  });
}

/** The message of a file: the comment, or else blocks, or nothing at all. */
function comment(values: Values) {
  const words = text(values, 'initial_comment');
  if (words === '' && values.blocks === undefined) return { text: '', blocks: [], attachments: [] };
  return checkContent(words ? { text: words } : { blocks: values.blocks });
}

export const filesMethods: Record<string, Method> = {
  'files.info': {
    arguments: { file: requiredText, count: number, cursor: optionalText, limit: number, page: number },
    scopes: ['files:read'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const file = world.files.get(text(values, 'file'));
      if (!file || !isReadableByApp(world, file)) throw new ApiError('file_not_found');
      if (file.isDeleted) throw new ApiError('file_deleted');
      return { file: fileDetails(world, file), comments: [], response_metadata: { next_cursor: '' } };
    },
  },
  'files.getUploadURLExternal': {
    arguments: {
      filename: requiredText,
      length: { type: 'integer', required: true },
      snippet_type: optionalText,
      alt_txt: optionalText,
    },
    scopes: ['files:write'],
    token: 'bot',
    takesJson: false,
    run: (world, values) => {
      const length = Number(values.length);
      if (length === 0) throw new ApiError('missing_argument');
      if (length < 0) {
        throw refusal('invalid_arguments', ['must be greater than 0 [json-pointer:/length]']);
      }
      const snippet = text(values, 'snippet_type');
      if (snippet && !isSnippetType(snippet)) throw new ApiError('unknown_snippet_type');
      if (snippet && length > largestSnippet) throw new ApiError('snippet_too_large');
      if (text(values, 'alt_txt').length > longestAltText) throw new ApiError('alt_txt_too_large');
      const ticket = world.files.beginUpload(text(values, 'filename'), length);
      return { upload_url: `${world.url}${ticket.path}`, file_id: ticket.id };
    },
  },
  'files.completeUploadExternal': {
    arguments: {
      files: { type: 'json', required: true },
      channel_id: optionalText,
      thread_ts: optionalText,
      channels: optionalText,
      initial_comment: optionalText,
      blocks: { type: 'json', malformed: 'invalid_blocks' },
      username: optionalText,
      icon_url: optionalText,
      icon_emoji: optionalText,
    },
    scopes: ['files:write'],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const isCustom = ['icon_emoji', 'icon_url', 'username'].some(name => text(values, name) !== '');
      if (isCustom) requireScope(world, ['chat:write.customize']);
      const completed = completedFiles(values.files);
      const ids = new Set(completed.map(({ id }) => id));
      const isComplete = ids.size === completed.length && [...ids].every(id => world.files.uploaded(id));
      if (!isComplete) throw new ApiError('file_not_found');
      const channels = destinations(world, values);
      const [first] = channels;
      if (values.thread_ts && (!first || channels.length > 1)) {
        throw refusal('invalid_arguments', ['`thread_ts` needs exactly one channel']);
      }
      const threadTs = first && threadOf(world, first, values.thread_ts);
      const content = comment(values);
      const user = world.app.botUserId;
      const files = completed.map(({ id, title }) => world.files.completeUpload(id, user, title ?? '').id);
      for (const channel of channels) {
        post(world, channel, { ...content, files, user, isFromApp: true, threadTs });
      }
      return { files: completed };
    },
  },
};
