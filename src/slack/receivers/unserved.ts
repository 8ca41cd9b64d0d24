import { AuthorizationError } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { texts } from '../../texts/texts.ts';
import { paragraphBlock, plain } from '../blocks.ts';
import { DEEPEST, depthOf, type ShownView } from '../depth.ts';
import { postToAddress } from '../slack-hosts.ts';
import { UnservedError } from '../unserved.ts';
import type { Payload } from './one-kind.ts';

const pressedIn = z.object({
  view: z.looseObject({ type: z.literal('modal') }).transform(view => view as unknown as ShownView),
});

const inWords = ({ words }: UnservedError) => ({ response_type: 'ephemeral', text: words });
const inModal = ({ words }: UnservedError): ModalView => ({
  type: 'modal',
  title: plain('Foyer', 24),
  close: plain(texts().answers.close, 24),
  blocks: [paragraphBlock(words)],
});

/**
 * Why Foyer doesn't serve the workspace of a request; null: something else went wrong, or Slack has to deliver it again.
 */
export function unservedIn(error: unknown, body: Payload): UnservedError | null {
  const unserved = error instanceof AuthorizationError ? error.original : null;
  if (!(unserved instanceof UnservedError)) return null;
  return unserved.isLasting || body.type !== 'event_callback' ? unserved : null;
}

/** The acknowledgement: a message why nothing happens, where an acknowledgement can contain one, else ''. */
export function answerToUnserved(unserved: UnservedError, body: Payload): object | '' {
  if ('command' in body) return inWords(unserved);
  if (body.type === 'view_submission') return { response_action: 'update', view: inModal(unserved) };
  return body.type === 'block_suggestion' ? { options: [] } : '';
}

/** Opens a modal on top if possible, else replaces the one of the press. */
async function show(
  client: WebClient,
  view: ModalView,
  trigger_id: string,
  pressed: ShownView | undefined,
): Promise<void> {
  if (!pressed) await client.views.open({ trigger_id, view });
  else if (depthOf(pressed) < DEEPEST) await client.views.push({ trigger_id, view });
  else await client.views.update({ view_id: pressed.id, view });
}

/** Shows the same message after the acknowledgement of a press or shortcut, if Slack lets Foyer post there. */
export async function tellUnserved(client: WebClient, unserved: UnservedError, body: Payload): Promise<void> {
  if (body.type !== 'block_actions' && body.type !== 'shortcut') return;
  const { response_url: address, trigger_id } = body;
  try {
    if (typeof address === 'string') {
      await postToAddress(client.slackApiUrl, address, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...inWords(unserved), replace_original: false }),
        signal: AbortSignal.timeout(10_000),
      });
    } else if (typeof trigger_id === 'string') {
      const { view } = pressedIn.safeParse(body).data ?? {};
      await show(unserved.client ?? client, inModal(unserved), trigger_id, view);
    }
  } catch {
    // Slack offers no way to reach them, or the address isn't Slack's.
  }
}
