import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { clamp, escapeMrkdwn, line, plain } from './blocks.ts';
import type { Reply, Words } from './reply.ts';
import { isSlackError } from './web-api.ts';

/** Where a person acted from, and so where Slack lets Foyer show the reply. */
export interface Origin {
  kind: 'command' | 'message' | 'modal' | 'home' | 'submission' | 'shortcut';
  slackUserId: string;
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** The view in which something was pressed or which was submitted. */
  view: { id: string; hash: string; inputBlocks: string[] } | undefined;
  ack(body?: unknown): Promise<void>;
}

/** Slack no longer opens a modal for this press: it took longer than the 3 s that a trigger lives. */
const TOO_LATE = 'That took too long, so Slack did not open the window. Please try again.';

/** Shows a reply and acknowledges; `acknowledged` says that the acknowledgement already went out. */
export async function show(
  client: WebClient,
  origin: Origin,
  reply: Reply,
  acknowledged = false,
): Promise<void> {
  const ack = async (body?: unknown) => {
    if (!acknowledged) await origin.ack(body);
  };
  switch (reply.show) {
    case 'nothing':
      if (origin.kind === 'submission' && acknowledged) {
        return showWords(client, origin, { text: 'Done.' }, ack, acknowledged);
      }
      return ack();
    case 'words':
      return showWords(client, origin, reply, ack, acknowledged);
    case 'refresh':
      if (origin.view) {
        await client.views
          .update({ view_id: origin.view.id, hash: origin.view.hash, view: reply.view })
          .catch(ignoreStale);
      }
      return ack();
    case 'modal':
      return showModal(client, origin, reply.view, ack, acknowledged);
  }
}

async function showModal(
  client: WebClient,
  origin: Origin,
  view: ModalView,
  ack: (body?: unknown) => Promise<void>,
  acknowledged: boolean,
): Promise<void> {
  if (origin.kind === 'submission') {
    if (acknowledged && origin.view) {
      await client.views.update({ view_id: origin.view.id, view }).catch(ignoreStale);
      return;
    }
    return ack({ response_action: 'update', view });
  }
  const trigger_id = origin.triggerId ?? '';
  try {
    if (origin.kind === 'modal') await client.views.push({ trigger_id, view });
    else await client.views.open({ trigger_id, view });
  } catch (error) {
    if (!isSlackError(error, 'expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired')) throw error;
    return showWords(client, origin, { text: TOO_LATE }, ack, acknowledged);
  }
  return ack();
}

async function showWords(
  client: WebClient,
  origin: Origin,
  reply: Words & { title?: string },
  ack: (body?: unknown) => Promise<void>,
  acknowledged: boolean,
): Promise<void> {
  const text = escapeMrkdwn(clamp(reply.text, 3000));
  const blocks: KnownBlock[] = reply.blocks ?? [line(clamp(reply.text, 3000))];
  const message = { response_type: 'ephemeral', replace_original: false, text, blocks };
  const notice: ModalView = {
    type: 'modal',
    title: plain(reply.title ?? 'Foyer', 24),
    close: plain('Close', 24),
    blocks,
  };
  if (origin.kind === 'submission') return showModal(client, origin, notice, ack, acknowledged);
  if (origin.kind === 'command' && !acknowledged) {
    const { replace_original: _, ...body } = message;
    return ack(body);
  }
  if (origin.responseUrl) {
    await ack();
    return respond(origin.responseUrl, message);
  }
  if (acknowledged) {
    await client.chat.postMessage({ channel: origin.slackUserId, text, blocks });
    return;
  }
  try {
    const trigger_id = origin.triggerId ?? '';
    if (origin.kind === 'modal') await client.views.push({ trigger_id, view: notice });
    else await client.views.open({ trigger_id, view: notice });
  } catch (error) {
    if (!isSlackError(error, 'expired_trigger_id', 'exchanged_trigger_id', 'push_limit_reached')) throw error;
    await client.chat.postMessage({ channel: origin.slackUserId, text, blocks });
  }
  return ack();
}

/** Slack's response_url takes a message for this person: five times within 30 minutes. */
async function respond(url: string, message: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`Slack's response_url answered ${response.status}.`);
}

/** The person went on meanwhile: what they see is newer than this update. */
function ignoreStale(error: unknown): void {
  if (!isSlackError(error, 'hash_conflict', 'not_found')) throw error;
}

/** Publishes a person's App Home. */
export async function publishHome(client: WebClient, slackUserId: string, view: HomeView): Promise<void> {
  await client.views.publish({ user_id: slackUserId, view });
}
