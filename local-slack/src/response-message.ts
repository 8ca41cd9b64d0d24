import { ApiError } from './api-error.ts';
import { isRecord } from './block-kit/block.ts';
import type { ChannelRecord } from './channels.ts';
import { checkContent } from './content.ts';
import type { MessageRecord } from './messages.ts';
import { edit, post, remove, threadOf } from './posting.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { World } from './world.ts';

/**
 * What an answer to a command or a post to a response_url may contain (docs: interactivity/handling-user-interaction).
 */
const known: Record<string, (value: unknown) => boolean> = {
  text: value => typeof value === 'string',
  blocks: Array.isArray,
  attachments: Array.isArray,
  markdown_text: value => typeof value === 'string',
  response_type: value => value === 'in_channel' || value === 'ephemeral',
  replace_original: value => isBooleanish(value),
  delete_original: value => isBooleanish(value),
  thread_ts: value => typeof value === 'string',
  mrkdwn: value => isBooleanish(value),
  link_names: value => isBooleanish(value) || value === 1 || value === 0,
  parse: value => typeof value === 'string',
  unfurl_links: value => isBooleanish(value),
  unfurl_media: value => isBooleanish(value),
  metadata: isRecord,
};

function isBooleanish(value: unknown): boolean {
  return typeof value === 'boolean' || value === 'true' || value === 'false';
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The fields of such a message; throws `invalid_payload` for unknown fields or wrong types. */
export function checkResponse(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw new ApiError('invalid_payload');
  for (const [name, value] of Object.entries(body)) {
    if (value !== null && !known[name]?.(value)) throw new ApiError('invalid_payload');
  }
  return body;
}

function original(world: World, url: ResponseUrl): MessageRecord | undefined {
  return url.messageTs === undefined ? undefined : world.messages.find(url.channel, url.messageTs);
}

/**
 * Applies a response message: posts, replaces or deletes. Returns the message now shown. Throws Slack's message errors.
 */
export function respond(
  world: World,
  url: ResponseUrl,
  body: Record<string, unknown>,
): MessageRecord | undefined {
  const channel = world.channels.get(url.channel) as ChannelRecord;
  const message = original(world, url);
  if (isTrue(body.delete_original)) {
    if (message) remove(world, channel, message);
    return undefined;
  }
  const content = checkContent(body);
  if (isTrue(body.replace_original) && message) {
    edit(world, channel, message, content);
    return message;
  }
  const isPublic = body.response_type === 'in_channel';
  return post(world, channel, {
    ...content,
    metadata: isPublic ? content.metadata : undefined,
    user: world.app.botUserId,
    isFromApp: true,
    ephemeralTo: isPublic ? undefined : url.personId,
    threadTs: threadOf(world, channel, body.thread_ts),
  });
}
