import type { OptionItem } from './block-kit/block.ts';
import type { PersonSpec } from './cast.ts';
import type { FileChoice, FileToUpload, RemoteFile } from './files/sharing.ts';
import type { Message, SeenFile, View } from './seen.ts';

export type { PersonSpec } from './cast.ts';
export type { FileToUpload } from './files/sharing.ts';

/** A channel or DM in a person's side bar. */
export interface ChannelInfo {
  id: string;
  /** Without #; 'directmessage' for the app's DM. */
  name: string;
  isPrivate: boolean;
  isIm: boolean;
  isArchived: boolean;
  isGeneral: boolean;
  /** Ids of the people in it. */
  members: string[];
  appIsMember: boolean;
  /** The person of the app's DM. */
  user?: string;
}

/** How a request to the app ended and what Slack's client then shows. */
export interface ActResult {
  /** The HTTP status (200 for an acknowledged envelope); 0 when the client sent no request at all. */
  status: number | 'timeout' | 'failed';
  ms: number;
  /** What Slack's client shows, e.g. 'operation_timeout', 'We had some trouble connecting. Try again?'. */
  error?: string;
  /** Messages under fields, by block_id: from the client's own checks or from the app's answer. */
  fieldErrors?: Record<string, string>;
  /** An immediate ephemeral answer to a command. */
  ephemeral?: Message;
  /** What was sent to the app: the command's fields or the interaction's payload. */
  payload: Record<string, unknown>;
  headers: Record<string, string>;
}

/** Input of a person: text, an option's text or value, several of them, a person, a file, or nothing. */
export type FillValue =
  | string
  | number
  | boolean
  | null
  | { user: string }
  | { channel: string }
  | { file: FileToUpload | RemoteFile }
  | (string | { user: string } | { channel: string } | { file: FileToUpload } | Record<string, unknown>)[]
  | Record<string, unknown>;

export interface PressOptions {
  /** The block_id, or text in the button's block. */
  block?: string;
  /** Should the confirm dialog be accepted, if there is one? Default true. */
  confirm?: boolean;
  /** Which of several buttons with that text, from 0. */
  nth?: number;
  /** The text (or value) of the option, of an overflow menu. */
  option?: string;
}

/** What one person can do and see in Slack. Acting throws when Slack's client has no such element. */
export interface Person {
  id: string;
  spec: PersonSpec;
  /** Types a slash command; `in` is a channel's name or 'dm' (default), the app's DM. */
  command(text: string, opts?: { in?: string }): Promise<ActResult>;
  /** Runs a global shortcut. */
  shortcut(callbackId: string): Promise<ActResult>;
  /** Opens the app's Home tab; the app gets app_home_opened if it subscribed. */
  openHome(): Promise<ActResult>;
  openMessagesTab(): Promise<ActResult>;
  /** Presses a button (or overflow option) by its text or action_id. */
  press(where: Message | View, button: string, opts?: PressOptions): Promise<ActResult>;
  /** Fills inputs of the top modal by block_id, action_id or label. Rejects where Slack's client would not allow it. */
  fill(values: Record<string, FillValue>): Promise<void>;
  /** Chooses in a select of a section or actions block, or in an input with dispatch_action; sends block_actions. Without `where`: the top modal, else the home. */
  choose(label: string, value: FillValue, where?: Message | View): Promise<ActResult>;
  /** The texts of the options the app offers for typed text (block_suggestion). */
  options(label: string, query: string): Promise<string[]>;
  /** The same options with their values: `{value}` then chooses one in `fill` and `choose`. */
  suggestions(label: string, query: string, where?: Message | View): Promise<OptionItem[]>;
  /** Presses the top modal's submit button. */
  submit(): Promise<ActResult>;
  /** Presses the modal's ×, which closes the whole stack. */
  closeModal(): Promise<ActResult>;
  /** Presses the modal's close button (Cancel, Back), which closes the top view only. */
  goBack(): Promise<ActResult>;
  /** Writes a message, in the app's DM unless `in` names a channel; with `files` the text may be empty. */
  say(text: string, opts?: { in?: string; files?: FileChoice[] }): Promise<ActResult>;
  /** Uploads a file as the client does once it is chosen; its id then identifies it in `fill` and `say`. */
  upload(file: FileToUpload | RemoteFile): SeenFile;
  /** The content of a file in a conversation the person sees, or of their own. Rejects for a deleted one. */
  download(file: { id: string }): Promise<Uint8Array>;
  /** Deletes one's own file. */
  deleteFile(file: { id: string }): Promise<void>;
  /**
   * Follows an app's link to Slack's page and presses Allow there, or Cancel; returns the address of the app that Slack
   * leads to. Throws what Slack's page says when it refuses.
   */
  signIn(authorizeUrl: string, decision?: 'allow' | 'cancel'): string;
  /**
   * Follows a link to Slack's page that installs the app in this person's workspace (or in the whole Enterprise
   * organization), and presses Allow there, or Cancel; returns the address of the app that Slack leads to. Throws what
   * Slack's page says when it refuses.
   */
  install(authorizeUrl: string, how?: { decision?: 'allow' | 'cancel'; inOrganization?: boolean }): string;
  channels(): ChannelInfo[];
  /** Messages of a channel (name, id or 'dm', the default) with this person's ephemerals, in order. */
  messages(channel?: string): Message[];
  home(): View | undefined;
  /** The stack of modals, top last. */
  modals(): View[];
  modal(): View | undefined;
  /** Is the text in the top modal, the home or the last 20 messages of any channel? */
  sees(text: string): boolean;
  /** The top modal, else the DM's last messages, as readable text. */
  screen(): string;
  /** Delivers the identical signed request again, as the network may. */
  resend(last: ActResult): Promise<ActResult>;
}
