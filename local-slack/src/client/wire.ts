import type { Block, OptionList, StateValues } from './shown-blocks.ts';

// What the server sends to the page. Blocks and input values are as the app sent them.

export interface Account {
  /** The handle without @. */
  name: string;
  realName: string;
  email?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  isGuest?: boolean;
  isUltraGuest?: boolean;
  isBot?: boolean;
  isStranger?: boolean;
  isExternal?: boolean;
  deactivated?: boolean;
  locale?: string;
}

export interface Member extends Account {
  id: string;
}

export interface Command {
  command: string;
  description: string;
  usage_hint?: string;
}

export interface Shortcut {
  name: string;
  callback_id: string;
  description: string;
}

/** A page of another server that is shown beside the panes. */
export interface Aside {
  title: string;
  /**
   * It may post `{ news: number }` to the page around it, which then shows the number; it gets `{ colorScheme }`, the
   * value of that property, when a person chooses light or dark.
   */
  url: string;
}

/** What a pane shows: the app's Home, its messages, or a channel. */
export type Place = { kind: 'home' | 'dm'; id?: undefined } | { kind: 'channel'; id: string };

export interface ShownOffer {
  label: string;
  pane: 'left' | 'right';
  /** An id. */
  person: string;
  place: Place;
  text?: string;
}

export interface ShownStep {
  title: string;
  text: string;
  sample?: string;
  isDone: boolean;
  offer?: ShownOffer;
}

/** A greeting with stories to choose from; once one is chosen, the steps of its tour. */
export interface ShownGuide {
  title: string;
  text: string;
  stories: { id: string; title: string; who: string; text: string }[];
  chosen?: string;
  steps: ShownStep[];
  end?: string;
}

/** The data that is the same for everyone. */
export interface World<Someone = Member, Newcomer = Account> {
  teamName: string;
  app: {
    botUserId: string;
    name: string;
    realName: string;
    /** Can people write to it, or is its Messages tab read-only? */
    takesMessages: boolean;
  };
  people: Someone[];
  /** People who have no account yet. */
  newcomers: Newcomer[];
  commands: Command[];
  shortcuts: Shortcut[];
  aside?: Aside;
  guide?: ShownGuide;
  /** How far the time was put forward, where that is possible. */
  aheadMs?: number;
}

export interface Channel {
  id: string;
  name: string;
  isPrivate: boolean;
  /** Ids of people. */
  members: string[];
}

export interface SharedFile {
  id: string;
  name: string;
  size: number;
}

export interface Message<AnyBlock = Block> {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: AnyBlock[];
  ephemeralTo?: string;
  edited?: boolean;
  files: SharedFile[];
}

export interface View<AnyBlock = Block, Values = StateValues> {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  title: string;
  submit?: string;
  close: string;
  blocks: AnyBlock[];
  state: Values;
  errors: Record<string, string>;
  trouble?: string;
  callback_id: string;
}

/** Everything that one person has on their screen or one click away. */
export interface Screen<AnyBlock = Block, Values = StateValues> {
  /** An id. */
  person: string;
  channels: Channel[];
  /** By the channel's id, or 'dm'. */
  messages: Record<string, Message<AnyBlock>[]>;
  home?: View<AnyBlock, Values>;
  modals: View<AnyBlock, Values>[];
}

export interface LoggedCall {
  n: number;
  at: string;
  kind: string;
  name: string;
  status: string;
  isFine: boolean;
  ms: number;
  details: string;
  /** The message that the call made or changed. */
  message?: { channel: string; ts: string };
}

/** The result of something that a person did, as Slack's client shows it. */
export interface Outcome {
  status: number | string;
  ms: number;
  error?: string;
  fieldErrors?: Record<string, string>;
}

/** The answer to a request of the page; which parts it has depends on the request. */
export interface Answer extends OptionList {
  /** A sentence to show: the request was refused. */
  error?: string;
  result?: Outcome;
  /** Screens are numbered, so that the newer of two can be found. */
  revision?: number;
  screen?: Screen;
  file?: SharedFile;
  /** The id of the person who joined. */
  person?: string;
  told?: string;
}
