import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { clamp, escapeMrkdwn, paragraphBlock, plain } from './blocks.ts';
import { DEEPEST, depthOf, type ShownView, withWordsOnTop } from './depth.ts';
import type { Message, Reply } from './reply.ts';
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
export function ackOnce(interaction: Interaction, fits: Fits): Responder {
  let isAcknowledged = false;
  return {
    ...interaction,
    fits,
    get isAcknowledged() {
      return isAcknowledged;
    },
    async ack(body) {
      if (isAcknowledged) return;
      isAcknowledged = true;
      await interaction.ack(body);
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
export async function respond(client: WebClient, interaction: Responder, reply: Reply): Promise<void> {
  switch (reply.show) {
    case 'nothing':
      if (interaction.kind === 'submission' && interaction.isAcknowledged) {
        return showWords(client, interaction, { text: 'Done.' });
      }
      return interaction.ack();
    case 'words':
      return showWords(client, interaction, reply);
    case 'refresh':
      if (interaction.view) {
        await client.views
          .update({ view_id: interaction.view.id, hash: interaction.view.hash, view: reply.view })
          .catch(ignoreStale);
      }
      return interaction.ack();
    case 'below':
      // Nothing lies below: the view itself shows the outcome.
      if (!interaction.view?.belowId) return showModal(client, interaction, reply.view);
      await client.views.update({ view_id: interaction.view.belowId, view: reply.view }).catch(ignoreStale);
      return interaction.isAcknowledged
        ? showWords(client, interaction, { text: 'Done.' })
        : interaction.ack();
    case 'modal':
      return showModal(client, interaction, reply.view);
  }
}

async function showModal(client: WebClient, interaction: Responder, view: ModalView): Promise<void> {
  if (interaction.kind === 'submission') {
    return answerWith(client, interaction, 'update', view);
  }
  try {
    await open(client, interaction, view);
  } catch (error) {
    if (isSlackError(error, ...EXPIRED)) return tell(client, interaction, { text: TOO_LATE });
    await tell(client, interaction, { text: NOT_OPENED });
    throw error;
  }
  return interaction.ack();
}

async function showWords(
  client: WebClient,
  interaction: Responder,
  reply: Message & { title?: string; over?: boolean },
): Promise<void> {
  const notice: ModalView = {
    type: 'modal',
    title: plain(reply.title ?? 'Foyer', 24),
    close: plain('Close', 24),
    blocks: blocksOf(reply),
  };
  if (interaction.kind === 'submission') {
    if (!reply.over || interaction.isAcknowledged)
      return answerWith(client, interaction, 'update', notice, reply);
    if (!isDeepest(interaction)) return answerWith(client, interaction, 'push', notice, reply);
    return overDeepest(client, interaction, notice, reply);
  }
  if (interaction.kind === 'command' || interaction.responseUrl || interaction.isAcknowledged) {
    return tell(client, interaction, reply);
  }
  const isPress = interaction.kind === 'modal' && interaction.view;
  const onTop = isPress && isDeepest(interaction) ? withWordsOnTop(isPress.shown, blocksOf(reply)) : null;
  try {
    await open(client, interaction, onTop ?? notice);
  } catch {
    return tell(client, interaction, reply);
  }
  return interaction.ack();
}

/** Slack lays no fourth modal over the third. */
function isDeepest({ view }: Interaction): boolean {
  return view !== undefined && depthOf(view.shown) === DEEPEST;
}

/** Opens a modal, or lays it over the one in which was pressed; the third one becomes it instead. */
async function open(client: WebClient, interaction: Responder, view: ModalView): Promise<void> {
  const trigger_id = interaction.triggerId ?? '';
  if (interaction.kind !== 'modal' || !interaction.view) {
    await client.views.open({ trigger_id, view });
    return;
  }
  const { id: view_id, hash } = interaction.view;
  if (isDeepest(interaction)) await client.views.update({ view_id, hash, view });
  else await client.views.push({ trigger_id, view });
}

/** Words about what was submitted in the third modal: above its fields, which keep what was typed. */
async function overDeepest(
  client: WebClient,
  interaction: Responder,
  notice: ModalView,
  reply: Message,
): Promise<void> {
  const onTop = interaction.view && withWordsOnTop(interaction.view.shown, blocksOf(reply));
  const [field] = interaction.view?.inputBlocks ?? [];
  const hasRoom = onTop && interaction.fits({ response_action: 'update', view: onTop });
  if (!hasRoom && field) return showErrors(client, interaction, { [field]: reply.text });
  return answerWith(client, interaction, 'update', onTop ?? notice, reply);
}

/** Says under fields what is wrong with them. */
export async function showErrors(
  client: WebClient,
  interaction: Responder,
  errors: Record<string, string>,
): Promise<void> {
  if (!interaction.isAcknowledged) {
    return interaction.ack({ response_action: 'errors', errors: fittingErrors(errors, interaction.fits) });
  }
  return respond(client, interaction, { show: 'words', text: Object.values(errors).join(' ') });
}

/**
 * Answers a submission with a view. One too large for an acknowledgement is shown by views.update, in a small view that
 * the acknowledgement puts up.
 * @param reply the same in words, for who closed the view before it came
 */
async function answerWith(
  client: WebClient,
  interaction: Responder,
  response_action: 'update' | 'push',
  view: ModalView,
  reply?: Message,
): Promise<void> {
  const ownId = { view_id: interaction.view?.id ?? '' };
  if (interaction.isAcknowledged) return updateLate(client, interaction, ownId, view, reply);
  if (interaction.fits({ response_action, view })) return interaction.ack({ response_action, view });
  if (response_action === 'update') {
    await interaction.ack({ response_action, view: loading(view) });
    return updateLate(client, interaction, ownId, view, reply);
  }
  // The id of a view that an answer pushes is never told; Slack finds it by ours.
  const external_id = randomUUID();
  await interaction.ack({ response_action, view: { ...loading(view), external_id } });
  return updateLate(client, interaction, { external_id }, { ...view, external_id }, reply);
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
  interaction: Responder,
  place: { view_id: string } | { external_id: string },
  view: ModalView,
  reply?: Message,
): Promise<void> {
  await delay(UPDATE_AFTER_ACK_MS);
  try {
    await client.views.update({ ...place, view });
  } catch (error) {
    if (!reply) return ignoreStale(error);
    await tell(client, interaction, reply);
  }
}

/** Words as a message to this person alone: under the command, where the button stands, else by DM. */
async function tell(client: WebClient, interaction: Responder, reply: Message): Promise<void> {
  const words = { text: escapeMrkdwn(clamp(reply.text, 3000)), blocks: blocksOf(reply) };
  const answer = { response_type: 'ephemeral', ...words };
  if (interaction.kind === 'command' && !interaction.isAcknowledged && interaction.fits(answer))
    return interaction.ack(answer);
  await interaction.ack();
  if (interaction.responseUrl) {
    const message = { ...answer, replace_original: false };
    if (await postToResponseUrl(client, interaction.responseUrl, message)) return;
  }
  await client.chat.postMessage({ channel: interaction.slackUserId, ...words });
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
