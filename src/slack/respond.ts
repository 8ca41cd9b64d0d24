import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { clamp } from '../domain/characters.ts';
import { acknowledgements } from '../metrics/metrics.ts';
import { texts } from '../texts/texts.ts';
import { escapeMrkdwn, paragraphBlock, plain } from './blocks.ts';
import { DEEPEST, depthOf, type ShownView, withWordsOnTop } from './depth.ts';
import type { Message, Reply } from './reply.ts';
import { type Fits, fittingErrors } from './shorten.ts';
import { postToAddress } from './slack-hosts.ts';
import { isSlackError } from './web-api.ts';

/** Where a person acted, and so where Slack lets Foyer show the reply. */
export interface Interaction {
  kind: 'command' | 'message' | 'modal' | 'home' | 'submission' | 'shortcut';
  /** The id of the route that serves it, or “unknown”: never what somebody typed. */
  route: string;
  slackUserId: string;
  /** The typed command, with its slash. */
  command?: string | undefined;
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** The view of the press or submission. */
  view:
    | {
        id: string;
        hash: string;
        metadata: string;
        inputBlocks: string[];
        belowId?: string;
        /** The view itself, as Slack returns it. */
        shown: ShownView;
      }
    | undefined;
  ack(body?: unknown): Promise<void>;
}

/** A request that waits for its answer; it is acknowledged only once. */
export interface Responder extends Interaction {
  readonly isAcknowledged: boolean;
  /** Does the connection to Slack accept this as an acknowledgement? */
  readonly fits: Fits;
}

/** The same interaction, whose first acknowledgement is sent and whose later ones do nothing. */
export function ackOnce(interaction: Interaction, fits: Fits): Responder {
  let isAcknowledged = false;
  const { kind, route } = interaction;
  const acknowledged = acknowledgements.startTimer({ kind, route });
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
      acknowledged();
    },
  };
}

/** Slack no longer opens a modal for this press: its trigger expires after 3 s. */
const EXPIRED = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'trigger_exchanged'];
/** After a late ack, wait before `views.update`: Slack may process the two out of order. */
const UPDATE_AFTER_ACK_MS = 500;

/** Shows a reply and acknowledges. After an earlier acknowledgement, it uses another way to show the reply. */
export async function respond(client: WebClient, interaction: Responder, reply: Reply): Promise<void> {
  switch (reply.show) {
    case 'nothing':
      if (interaction.kind === 'submission' && interaction.isAcknowledged) {
        return showWords(client, interaction, { text: texts().answers.done });
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
      // No modal is below: the view itself shows the result.
      if (!interaction.view?.belowId) return showModal(client, interaction, reply.view);
      await client.views.update({ view_id: interaction.view.belowId, view: reply.view }).catch(ignoreStale);
      return interaction.isAcknowledged
        ? showWords(client, interaction, { text: texts().answers.done })
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
    if (isSlackError(error, ...EXPIRED)) return tell(client, interaction, { text: texts().answers.tooLate });
    await tell(client, interaction, { text: texts().answers.notOpened });
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
    close: plain(texts().answers.close, 24),
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

/** Slack stacks no fourth modal. */
function isDeepest({ view }: Interaction): boolean {
  return view !== undefined && depthOf(view.shown) === DEEPEST;
}

/** Opens a modal, or stacks it on the one of the press; a third one is replaced instead. */
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

/** A message about a submission of the third modal: above its fields, which keep what was typed. */
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

/** Shows errors under their fields. */
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
 * Answers a submission with a view. A view too large for an acknowledgement is shown by views.update, in a small view
 * from the acknowledgement.
 * @param reply the same as a message, for a person who closed the view before it came
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
  // Slack doesn't return the id of a view that an answer pushes; an external id finds it.
  const external_id = randomUUID();
  await interaction.ack({ response_action, view: { ...loading(view), external_id } });
  return updateLate(client, interaction, { external_id }, { ...view, external_id }, reply);
}

function loading({ title }: ModalView): ModalView {
  return {
    type: 'modal',
    title,
    close: plain(texts().answers.close, 24),
    blocks: [paragraphBlock(texts().answers.loading)],
  };
}

/** Replaces the small view with the result; a person who closed it gets a message. */
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

/** Sends a message to this person alone: under the command, where the button is, else by DM. */
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

/**
 * Posts to Slack's response_url, which accepts five messages for this person within 30 minutes. False when it refused.
 */
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

/** The person has already moved on to a newer view than this update. */
function ignoreStale(error: unknown): void {
  if (!isSlackError(error, 'hash_conflict', 'not_found')) throw error;
}
