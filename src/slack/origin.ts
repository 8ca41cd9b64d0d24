import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { clamp, escapeMrkdwn, paragraphBlock, plain } from './blocks.ts';
import { DEEPEST, depthOf, type ShownView, withWordsOnTop } from './depth.ts';
import type { Reply, Message } from './reply.ts';
import { type Fits, fittingErrors } from './shorten.ts';
import { postToAddress } from './slack-hosts.ts';
import { isSlackError } from './web-api.ts';

/** Where a person acted from, and so where Slack lets Foyer show the reply. */
export interface Interaction {
  kind: 'command' | 'message' | 'modal' | 'home' | 'submission' | 'shortcut';
  slackUserId: string;
  /** The command that was typed, with its slash. */
  command?: string | undefined;
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** The view in which something was pressed or which was submitted. */
  view:
    | {
        id: string;
        hash: string;
        metadata: string;
        inputBlocks: string[];
        belowId?: string;
        /** The view itself, as Slack hands it back. */
        shown: ShownView;
      }
    | undefined;
  ack(body?: unknown): Promise<void>;
}

/** A request on its way to be answered: it is acknowledged once, by whoever comes first. */
export interface Responder extends Interaction {
  readonly isAcknowledged: boolean;
  /** Does the way to Slack take this as an acknowledgement? */
  readonly fits: Fits;
}

/** The same origin, whose acknowledgement goes out once and whose later ones do nothing. */
export function ackOnce(origin: Interaction, fits: Fits): Responder {
  let isAcknowledged = false;
  return {
    ...origin,
    fits,
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
export async function respond(client: WebClient, origin: Responder, reply: Reply): Promise<void> {
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
      // Nothing lies below: the view itself shows the outcome.
      if (!origin.view?.belowId) return showModal(client, origin, reply.view);
      await client.views.update({ view_id: origin.view.belowId, view: reply.view }).catch(ignoreStale);
      return origin.isAcknowledged ? showWords(client, origin, { text: 'Done.' }) : origin.ack();
    case 'modal':
      return showModal(client, origin, reply.view);
  }
}

async function showModal(client: WebClient, origin: Responder, view: ModalView): Promise<void> {
  if (origin.kind === 'submission') {
    return answerWith(client, origin, 'update', view);
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
  origin: Responder,
  reply: Message & { title?: string; over?: boolean },
): Promise<void> {
  const notice: ModalView = {
    type: 'modal',
    title: plain(reply.title ?? 'Foyer', 24),
    close: plain('Close', 24),
    blocks: blocksOf(reply),
  };
  if (origin.kind === 'submission') {
    if (!reply.over || origin.isAcknowledged) return answerWith(client, origin, 'update', notice, reply);
    if (!isDeepest(origin)) return answerWith(client, origin, 'push', notice, reply);
    return overDeepest(client, origin, notice, reply);
  }
  if (origin.kind === 'command' || origin.responseUrl || origin.isAcknowledged) {
    return tell(client, origin, reply);
  }
  const isPress = origin.kind === 'modal' && origin.view;
  const onTop = isPress && isDeepest(origin) ? withWordsOnTop(isPress.shown, blocksOf(reply)) : null;
  try {
    await open(client, origin, onTop ?? notice);
  } catch {
    return tell(client, origin, reply);
  }
  return origin.ack();
}

/** Slack lays no fourth modal over the third. */
function isDeepest({ view }: Interaction): boolean {
  return view !== undefined && depthOf(view.shown) === DEEPEST;
}

/** Opens a modal, or lays it over the one in which was pressed; the third one becomes it instead. */
async function open(client: WebClient, origin: Responder, view: ModalView): Promise<void> {
  const trigger_id = origin.triggerId ?? '';
  if (origin.kind !== 'modal' || !origin.view) {
    await client.views.open({ trigger_id, view });
    return;
  }
  const { id: view_id, hash } = origin.view;
  if (isDeepest(origin)) await client.views.update({ view_id, hash, view });
  else await client.views.push({ trigger_id, view });
}

/** Words about what was submitted in the third modal: above its fields, which keep what was typed. */
async function overDeepest(client: WebClient, origin: Responder, notice: ModalView, reply: Message): Promise<void> {
  const onTop = origin.view && withWordsOnTop(origin.view.shown, blocksOf(reply));
  const [field] = origin.view?.inputBlocks ?? [];
  const hasRoom = onTop && origin.fits({ response_action: 'update', view: onTop });
  if (!hasRoom && field) return showErrors(client, origin, { [field]: reply.text });
  return answerWith(client, origin, 'update', onTop ?? notice, reply);
}

/** Says under fields what is wrong with them. */
export async function showErrors(
  client: WebClient,
  origin: Responder,
  errors: Record<string, string>,
): Promise<void> {
  if (!origin.isAcknowledged) {
    return origin.ack({ response_action: 'errors', errors: fittingErrors(errors, origin.fits) });
  }
  return respond(client, origin, { show: 'words', text: Object.values(errors).join(' ') });
}

/**
 * Answers a submission with a view. One too large for an acknowledgement is shown by views.update, in a small view that
 * the acknowledgement puts up.
 * @param reply the same in words, for who closed the view before it came
 */
async function answerWith(
  client: WebClient,
  origin: Responder,
  response_action: 'update' | 'push',
  view: ModalView,
  reply?: Message,
): Promise<void> {
  const ownId = { view_id: origin.view?.id ?? '' };
  if (origin.isAcknowledged) return updateLate(client, origin, ownId, view, reply);
  if (origin.fits({ response_action, view })) return origin.ack({ response_action, view });
  if (response_action === 'update') {
    await origin.ack({ response_action, view: loading(view) });
    return updateLate(client, origin, ownId, view, reply);
  }
  // The id of a view that an answer pushes is never told; Slack finds it by ours.
  const external_id = randomUUID();
  await origin.ack({ response_action, view: { ...loading(view), external_id } });
  return updateLate(client, origin, { external_id }, { ...view, external_id }, reply);
}

function loading({ title }: ModalView): ModalView {
  return {
    type: 'modal',
    title,
    close: plain('Close', 24),
    blocks: [paragraphBlock('Loading… If nothing appears here, close this and try again.')],
  };
}

/** Puts the outcome where a small view stands in for it; a person who closed it gets the words as a message. */
async function updateLate(
  client: WebClient,
  origin: Responder,
  place: { view_id: string } | { external_id: string },
  view: ModalView,
  reply?: Message,
): Promise<void> {
  await delay(UPDATE_AFTER_ACK_MS);
  try {
    await client.views.update({ ...place, view });
  } catch (error) {
    if (!reply) return ignoreStale(error);
    await tell(client, origin, reply);
  }
}

/** Words as a message to this person alone: under the command, where the button stands, else by DM. */
async function tell(client: WebClient, origin: Responder, reply: Message): Promise<void> {
  const words = { text: escapeMrkdwn(clamp(reply.text, 3000)), blocks: blocksOf(reply) };
  const answer = { response_type: 'ephemeral', ...words };
  if (origin.kind === 'command' && !origin.isAcknowledged && origin.fits(answer)) return origin.ack(answer);
  await origin.ack();
  if (origin.responseUrl) {
    const message = { ...answer, replace_original: false };
    if (await postToResponseUrl(client, origin.responseUrl, message)) return;
  }
  await client.chat.postMessage({ channel: origin.slackUserId, ...words });
}

function blocksOf(reply: Message): KnownBlock[] {
  return reply.blocks ?? [paragraphBlock(clamp(reply.text, 3000))];
}

/** Slack's response_url takes a message for this person: five times within 30 minutes. False when it did not. */
async function postToResponseUrl(client: WebClient, url: string, message: unknown): Promise<boolean> {
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
