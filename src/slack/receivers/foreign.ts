import { AuthorizationError } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { paragraphBlock, plain } from '../blocks.ts';
import { DEEPEST, depthOf, type ShownView } from '../depth.ts';
import { postToAddress } from '../slack-hosts.ts';
import type { Payload } from './payload.ts';

const pressedIn = z.object({
  view: z.looseObject({ type: z.literal('modal') }).transform(view => view as unknown as ShownView),
});

const NOT_HERE = 'Foyer is not installed in this workspace.';
const inWords = { response_type: 'ephemeral', text: NOT_HERE };
const inModal: ModalView = {
  type: 'modal',
  title: plain('Foyer', 24),
  close: plain('Close', 24),
  blocks: [paragraphBlock(NOT_HERE)],
};

/**
 * Was the request refused because of its workspace (`authorize` in bolt.ts)? Another delivery would not change that.
 */
export function isForeign(error: unknown): boolean {
  return error instanceof AuthorizationError;
}

/**
 * The acknowledgement for a workspace where Foyer isn't installed: a message why nothing happens, where an
 * acknowledgement can contain one, else ''.
 */
export function answerToForeign(body: Payload): object | '' {
  if ('command' in body) return inWords;
  if (body.type === 'view_submission') return { response_action: 'update', view: inModal };
  return body.type === 'block_suggestion' ? { options: [] } : '';
}

/** Opens a modal on top if possible, else replaces the one of the press. */
async function show(client: WebClient, trigger_id: string, pressed: ShownView | undefined): Promise<void> {
  if (!pressed) await client.views.open({ trigger_id, view: inModal });
  else if (depthOf(pressed) < DEEPEST) await client.views.push({ trigger_id, view: inModal });
  else await client.views.update({ view_id: pressed.id, view: inModal });
}

/** Shows the same message after the acknowledgement of a press or shortcut, if Slack lets Foyer post there. */
export async function tellForeign(client: WebClient, body: Payload): Promise<void> {
  if (body.type !== 'block_actions' && body.type !== 'shortcut') return;
  const { response_url: address, trigger_id } = body;
  try {
    if (typeof address === 'string') {
      await postToAddress(client.slackApiUrl, address, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...inWords, replace_original: false }),
        signal: AbortSignal.timeout(10_000),
      });
    } else if (typeof trigger_id === 'string') {
      await show(client, trigger_id, pressedIn.safeParse(body).data?.view);
    }
  } catch {
    // Slack offers no way to reach them, or the address isn't Slack's.
  }
}
