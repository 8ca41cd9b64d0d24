import type { KnownBlock, ModalView } from '@slack/types';
import { divider } from './blocks.ts';

/** Slack stacks at most this many modals and refuses one more. Source: docs.slack.dev, surfaces/modals */
export const DEEPEST = 3;

/** Slack's limit of blocks in a modal. */
const MAX_BLOCKS = 100;
/** The block id of a message on top of a view, so that the next one replaces it. */
const ON_TOP = 'words-on-top';

/** A view as Slack returns it. */
export interface ShownView {
  id: string;
  root_view_id?: string | null;
  previous_view_id?: string | null;
  title: ModalView['title'] | null;
  submit?: ModalView['submit'] | null;
  close?: ModalView['close'] | null;
  blocks: readonly unknown[];
  private_metadata: string;
  callback_id: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

/** How many modals are stacked up to this one. */
export function depthOf({ id, root_view_id: root, previous_view_id: below }: ShownView): 1 | 2 | 3 {
  if (!below || root === id) return 1;
  return below === root ? 2 : DEEPEST;
}

/**
 * Adds a message at the top of a view, when no modal fits above it and typed text must not be lost.
 * @returns null when the view is full
 */
export function withWordsOnTop(view: ShownView, words: KnownBlock[]): ModalView | null {
  const own = (view.blocks as KnownBlock[]).filter(({ block_id }) => !block_id?.startsWith(ON_TOP));
  const room = MAX_BLOCKS - own.length - 1;
  if (room < 1) return null;
  const onTop = [...words.slice(0, room), divider].map((block, index) => ({
    ...block,
    block_id: `${ON_TOP}-${index}`,
  }));
  const { title, submit, close, external_id, private_metadata, callback_id } = view;
  return {
    type: 'modal',
    title: title ?? { type: 'plain_text', text: 'Foyer' },
    ...(submit && { submit }),
    ...(close && { close }),
    ...(external_id && { external_id }),
    private_metadata,
    callback_id,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    blocks: [...onTop, ...own],
  };
}
