import type { KnownBlock, ModalView } from '@slack/types';

/** A message for one person, shown where they acted: under the command, above the modal, in a modal. */
export interface Message {
  text: string;
  blocks?: KnownBlock[];
}

/** What a person sees after they acted. The pipeline knows where they acted, and so how to show it in Slack. */
export type Reply =
  | { show: 'nothing' }
  /** A message; a submitted modal turns into it, or stays below it to be submitted again. */
  | ({ show: 'words'; title?: string; over?: boolean } & Message)
  /** A modal: opened, stacked on the one of the press, or replacing the submitted one. */
  | { show: 'modal'; view: ModalView }
  /** The modal of the press, in its new state. */
  | { show: 'refresh'; view: ModalView; alsoHome?: true }

  /** The modal below the submitted one, in its new state; the submitted one closes. */
  | { show: 'below'; view: ModalView };

export const nothing: Reply = { show: 'nothing' };

export function message(text: string, blocks?: KnownBlock[], title?: string): Reply {
  return { show: 'words', text, ...(blocks && { blocks }), ...(title && { title }) };
}

export function openView(view: ModalView): Reply {
  return { show: 'modal', view };
}

/** @param options.alsoHome the change also shows on the person's App Home, and no event updates it */
export function updateView(view: ModalView, options: { alsoHome?: true } = {}): Reply {
  return { show: 'refresh', view, ...options };
}

export function updateParent(view: ModalView): Reply {
  return { show: 'below', view };
}
