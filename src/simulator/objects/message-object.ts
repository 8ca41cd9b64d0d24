import type { MessageRecord } from '../messages.ts';
import type { World } from '../world.ts';

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
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}
