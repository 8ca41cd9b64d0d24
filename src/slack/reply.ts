import type { KnownBlock, ModalView } from '@slack/types';

/** Words for one person alone; shown where they acted: under the command, over the modal, in a modal. */
export interface Message {
  text: string;
  blocks?: KnownBlock[];
}

/**
 * What a person sees after they acted. The pipeline knows where they acted from and so how Slack must be
 * asked to show it.
 */
export type Reply =
  | { show: 'nothing' }
  /** Words; a modal that was submitted turns into them, or stays below them to be submitted again. */
  | ({ show: 'words'; title?: string; over?: boolean } & Message)
  /** A modal: opened, laid over the one in which a button was pressed, or in place of the one submitted. */
  | { show: 'modal'; view: ModalView }
  /** The modal in which a button was pressed, in its new state. */
  | { show: 'refresh'; view: ModalView; alsoHome?: true }

  /** The modal below the one that was submitted, in its new state; the submitted one closes. */
  | { show: 'below'; view: ModalView };

export const nothing: Reply = { show: 'nothing' };

export function message(text: string, blocks?: KnownBlock[], title?: string): Reply {
  return { show: 'words', text, ...(blocks && { blocks }), ...(title && { title }) };
}

export function openView(view: ModalView): Reply {
  return { show: 'modal', view };
}

/** @param options.alsoHome it shows on the person's App Home as well, and nothing announces it */
export function updateView(view: ModalView, options: { alsoHome?: true } = {}): Reply {
  return { show: 'refresh', view, ...options };
}

export function updateParent(view: ModalView): Reply {
  return { show: 'below', view };
}
