import { setTimeout as delay } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { clamp, escapeMrkdwn, line, plain } from './blocks.ts';
import type { Reply, Words } from './reply.ts';
import { postToAddress } from './slack-hosts.ts';
import { isSlackError } from './web-api.ts';

/** Where a person acted from, and so where Slack lets Foyer show the reply. */
export interface Origin {
  kind: 'command' | 'message' | 'modal' | 'home' | 'submission' | 'shortcut';
  slackUserId: string;
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** The view in which something was pressed or which was submitted. */
  view: { id: string; hash: string; metadata: string; inputBlocks: string[]; belowId?: string } | undefined;
  ack(body?: unknown): Promise<void>;
}

/** A request on its way to be answered: it is acknowledged once, by whoever comes first. */
export interface Asked extends Origin {
  readonly isAcknowledged: boolean;
}

/** The same origin, whose acknowledgement goes out once and whose later ones do nothing. */
export function askedOnce(origin: Origin): Asked {
  let isAcknowledged = false;
  return {
    ...origin,
    get isAcknowledged() {
      return isAcknowledged;
    },
    async ack(body) {
      if (isAcknowledged) return;
      isAcknowledged = true;
      await origin.ack(body);
    },
  };
}

/** Slack no longer opens a modal for this press: it took longer than the 3 s that a trigger lives. */
const TOO_LATE = 'That took too long, so Slack did not open the window. Please try again.';
const NOT_OPENED = 'Slack did not open the window. Please try again in a minute.';
const EXPIRED = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'trigger_exchanged'];
/** Slack takes a submission's late acknowledgement and the update that follows it on two ways. */
const UPDATE_AFTER_ACK_MS = 500;

/** Shows a reply and acknowledges. When the acknowledgement went out before, the reply comes by another way. */
export async function show(client: WebClient, origin: Asked, reply: Reply): Promise<void> {
  switch (reply.show) {
    case 'nothing':
      if (origin.kind === 'submission' && origin.isAcknowledged) {
        return showWords(client, origin, { text: 'Done.' });
      }
      return origin.ack();
    case 'words':
      return showWords(client, origin, reply);
    case 'refresh':
      if (origin.view) {
        await client.views
          .update({ view_id: origin.view.id, hash: origin.view.hash, view: reply.view })
          .catch(ignoreStale);
      }
      return origin.ack();
    case 'below':
      if (origin.view?.belowId) {
        await client.views.update({ view_id: origin.view.belowId, view: reply.view }).catch(ignoreStale);
      }
      return origin.isAcknowledged ? showWords(client, origin, { text: 'Done.' }) : origin.ack();
    case 'modal':
      return showModal(client, origin, reply.view);
  }
}

async function showModal(client: WebClient, origin: Asked, view: ModalView): Promise<void> {
  if (origin.kind === 'submission') {
    if (origin.isAcknowledged) return updateLate(client, origin, view);
    return origin.ack({ response_action: 'update', view });
  }
  try {
    await open(client, origin, view);
  } catch (error) {
    if (isSlackError(error, ...EXPIRED)) return tell(client, origin, { text: TOO_LATE });
    await tell(client, origin, { text: NOT_OPENED });
    throw error;
  }
  return origin.ack();
}

async function showWords(
  client: WebClient,
  origin: Asked,
  reply: Words & { title?: string; over?: boolean },
): Promise<void> {
  const notice: ModalView = {
    type: 'modal',
    title: plain(reply.title ?? 'Foyer', 24),
    close: plain('Close', 24),
    blocks: blocksOf(reply),
  };
  if (origin.kind === 'submission') {
    const response_action = reply.over ? 'push' : 'update';
    if (!origin.isAcknowledged) return origin.ack({ response_action, view: notice });
    return updateLate(client, origin, notice, reply);
  }
  if (origin.kind === 'command' || origin.responseUrl || origin.isAcknowledged) {
    return tell(client, origin, reply);
  }
  try {
    await open(client, origin, notice);
  } catch {
    return tell(client, origin, reply);
  }
  return origin.ack();
}

async function open(client: WebClient, origin: Asked, view: ModalView): Promise<void> {
  const trigger_id = origin.triggerId ?? '';
  if (origin.kind === 'modal') await client.views.push({ trigger_id, view });
  else await client.views.open({ trigger_id, view });
}

/** Puts the outcome where "Still working" stands; whoever closed that gets the words as a message. */
async function updateLate(client: WebClient, origin: Asked, view: ModalView, reply?: Words): Promise<void> {
  await delay(UPDATE_AFTER_ACK_MS);
  try {
    await client.views.update({ view_id: origin.view?.id ?? '', view });
  } catch (error) {
    if (!reply) return ignoreStale(error);
    await tell(client, origin, reply);
  }
}

/** Words as a message to this person alone: under the command, where the button stands, else by DM. */
async function tell(client: WebClient, origin: Asked, reply: Words): Promise<void> {
  const words = { text: escapeMrkdwn(clamp(reply.text, 3000)), blocks: blocksOf(reply) };
  if (origin.kind === 'command' && !origin.isAcknowledged) {
    return origin.ack({ response_type: 'ephemeral', ...words });
  }
  await origin.ack();
  if (origin.responseUrl) {
    const message = { response_type: 'ephemeral', replace_original: false, ...words };
    if (await respond(client, origin.responseUrl, message)) return;
  }
  await client.chat.postMessage({ channel: origin.slackUserId, ...words });
}

function blocksOf(reply: Words): KnownBlock[] {
  return reply.blocks ?? [line(clamp(reply.text, 3000))];
}

/** Slack's response_url takes a message for this person: five times within 30 minutes. False when it did not. */
async function respond(client: WebClient, url: string, message: unknown): Promise<boolean> {
  try {
    const { ok } = await postToAddress(client.slackApiUrl, url, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    });
    return ok;
  } catch {
    return false;
  }
}

/** The person went on meanwhile: what they see is newer than this update. */
function ignoreStale(error: unknown): void {
  if (!isSlackError(error, 'hash_conflict', 'not_found')) throw error;
}
