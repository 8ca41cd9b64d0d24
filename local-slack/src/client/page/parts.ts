import type { Control, Holder, Option, StateValue, StateValues } from '../shown-blocks.ts';
import type {
  Account,
  Answer,
  Channel,
  LoggedCall,
  Member,
  Message,
  Outcome,
  Place,
  Screen,
  SharedFile,
  World,
} from '../wire.ts';

export type { Place };

/** Each person has one colour everywhere on the page. */
export interface Newcomer extends Account {
  hue: number;
}

/** Somebody named on the page: a person, the app, Slackbot. */
export interface Someone extends Member {
  hue?: number;
  isApp?: boolean;
}

export type KnownWorld = World<Someone, Newcomer>;

export interface NumberedScreen extends Screen {
  revision: number;
}

export interface Store {
  known: {
    world: KnownWorld | null;
    screens: Map<string, NumberedScreen>;
    /** The last calls. */
    calls: LoggedCall[];
    /** How many calls there were. */
    heard: number;
    isConnected: boolean;
  };
  /** The data that is the same for everyone; throws before the server has sent it. */
  world(): KnownWorld;
  /** The number of the newest call that made or changed a message, if it is still known. */
  callOf(message: Pick<Message, 'channel' | 'ts'>): number | undefined;
  /** Removes a message that only its reader sees. */
  dismiss(message: Message): void;
  /** Follows the screens of these people from now on. */
  watch(people: string[]): void;
  act(person: string, action: string, body: object): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  upload(person: string, file: File): Promise<Answer>;
  subscribe(listener: (what: string) => void): void;
}

export interface Names {
  user(id: string): string;
  channel(id: string): string;
  /** The language of the reader's client; undefined: the browser's. */
  locale(): string | undefined;
}

/** Typed or chosen input that isn't sent yet. */
export interface Draft {
  /** The key of its message or view on the page. */
  place: string;
  block: string;
  action: string;
  value: StateValue;
}

export interface Pane {
  store: Store;
  personId: string;
  place: Place;
  drafts: Map<string, Draft>;
  busy: Set<string>;
  banners: Map<string, string>;
  /** What is wrong with a chosen file, by the input's id. */
  problems: Map<string, string>;
  root: HTMLElement;
  names: Names;
  screen(): NumberedScreen | undefined;
  person(): Someone;
  app(): Someone;
  personOf(id: string): Someone;
  channel(): Channel | undefined;
  /** The channel's id, or 'dm'. */
  placeId(): string;
  appMark(): HTMLElement;
  focusContent(): void;
  focusComposer(): void;
  /** Puts a text into the composer; the person sends it. */
  write(text: string): void;
  render(isForced?: boolean): void;
  /** Hides everything behind a dialog from keyboard and screen readers. */
  shield(): void;
  become(id: string): void;
  /** Shows a call in What Slack saw. */
  findCall(n: number): void;
  leaveUnread(message: Message): void;
  go(place: Place): Promise<void>;
  /** Does something as this person; an error becomes a banner in its place. */
  act(action: string, body: object, key: string, typed?: string): Promise<Outcome | undefined>;
}

/** An option of a select that people can type into. */
export interface Item {
  key: string;
  label: string;
  description?: string;
  group?: string;
  mark?: Node;
  value: Option | string;
}

/** What blocks need from the message or view that contains them, and what acting on them does. */
export interface Surface {
  names: Names;
  people: Someone[];
  channels: Channel[];
  /** Messages under fields, by block_id. */
  errors: Record<string, string>;
  value(block: Holder, element: Control): StateValue;
  keep(block: Holder, element: Control, value: StateValue): void;
  focusKey(block: Holder, element: Control): string;
  isBusy(block: Holder, element: Control): boolean;
  problem(block: Holder, element: Control): string | undefined;
  complain(block: Holder, element: Control, text: string): void;
  redraw(): void;
  upload(block: Holder, element: Control, files: File[]): Promise<SharedFile[]>;
  press(block: Holder, element: Control, option?: Option): Promise<void>;
  choose(block: Holder, element: Control, value: StateValue): Promise<void>;
  suggest(block: Holder, element: Control, query: string): Promise<Item[]>;
}

/** The name of an input for screen readers: text, or the ids of elements with it. */
export interface Naming {
  label?: string;
  labelledBy?: string;
  describedBy?: string;
}

/** One element that takes a value. */
export interface Field {
  element: Control;
  block: Holder;
  value: StateValue;
  focusKey: string;
  naming: Naming;
}

/** Takes a value in the form of Slack's `view.state.values`. */
export type OnValue = (value: StateValue) => void;

/** The message or view that contains blocks; `key` identifies it on this page, `where` on the server. */
export interface Spot {
  key: string;
  where: { view: string } | { channel: string; ts: string };
  state?: StateValues;
  errors?: Record<string, string>;
}

/** The kind of element that a tag with classes ('button.primary') makes. */
export type Made<Tag extends string> = Tag extends `${infer Name}.${string}` ? Named<Name> : Named<Tag>;
type Named<Name extends string> = Name extends keyof HTMLElementTagNameMap
  ? HTMLElementTagNameMap[Name]
  : HTMLElement;

type Listeners = {
  [Event in keyof HTMLElementEventMap as `on${Event}`]?: (event: HTMLElementEventMap[Event]) => unknown;
};
/** `on…` keys become listeners; false, null and undefined are left out. */
export type Attributes = Listeners & {
  [name: string]: string | number | boolean | null | undefined | ((event: never) => unknown);
};
/** Null, undefined and false are left out. */
export type Child = Node | string | null | undefined | false | readonly Child[];
