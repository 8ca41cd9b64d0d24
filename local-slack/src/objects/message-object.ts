import type { MessageRecord } from '../messages.ts';
import type { World } from '../world.ts';
import { fileObject } from './file-object.ts';

/** A message as Slack sends it in answers, payloads and events. */
export function messageObject(
  world: World,
  message: MessageRecord,
  withMetadata = false,
): Record<string, unknown> {
  const { app, team } = world;
  return {
    ...(message.isFromApp ? { user: app.botUserId } : { user: message.user }),
    type: 'message',
    ts: message.ts,
    ...(message.isFromApp
      ? {
          bot_id: app.botId,
          app_id: app.id,
          bot_profile: {
            id: app.botId,
            app_id: app.id,
            user_id: app.botUserId,
            name: app.name,
            icons: {},
            deleted: false,
            updated: 0,
            team_id: team.id,
          },
        }
      : {}),
    text: message.text,
    team: team.id,
    ...(message.editedTs
      ? { edited: { user: message.isFromApp ? app.botId : message.user, ts: message.editedTs } }
      : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: filesOf(world, message) } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function filesOf(world: World, { files = [] }: MessageRecord): Record<string, unknown>[] {
  return files.flatMap(id => {
    const file = world.files.get(id);
    return file ? [fileObject(world, file)] : [];
  });
}

/**
 * A new message as the app gets it; with files it is a `file_share`, which names no team
 * (github.com/slackapi/slack-api-specs issue 62).
 */
export function messageEvent(world: World, message: MessageRecord): Record<string, unknown> {
  const object = messageObject(world, message);
  if (!message.files) return object;
  const { team: _team, ...others } = object;
  // Slack omits the bot's id, not its user's, for the app's own uploads.
  const own = message.isFromApp ? { bot_id: null } : {};
  return { ...others, ...own, subtype: 'file_share', upload: message.isFromApp, display_as_bot: false };
}
