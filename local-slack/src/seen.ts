import type { Block } from './block-kit/block.ts';
import type { StateValues } from './inputs.ts';

/** A file in a message. */
export interface SeenFile {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  mimetype: string;
}

/** A message as one person's client shows it. */
export interface Message {
  /** The channel's id. */
  channel: string;
  ts: string;
  /** The author's id: a person, the app's bot user, or USLACKBOT. */
  user: string;
  text: string;
  blocks: Block[];
  /** The only person who sees an ephemeral message. */
  ephemeralTo?: string;
  edited?: boolean;
  /** Its files, without deleted ones. */
  files: SeenFile[];
  threadTs?: string;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** All text as a person reads it: decoded, mentions as @name. */
  plain(): string;
  /** The texts of the buttons, and of the options of menus, that people can press. */
  buttons(): string[];
}

/** A modal or an App Home as one person's client shows it. */
export interface View {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  title: string;
  /** The submit button's text; absent when the view has none. */
  submit?: string;
  /** The close button's text; Slack's own when the view has none. */
  close: string;
  blocks: Block[];
  /** The input, in the form of `view.state.values`. */
  state: StateValues;
  /** Messages under fields, by block_id. */
  errors: Record<string, string>;
  /** Slack's own message above the view, after the app did not answer or answered wrongly. */
  trouble?: string;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  root_view_id: string;
  previous_view_id: string | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  /** All text as a person reads it, the title first. */
  plain(): string;
  buttons(): string[];
}
