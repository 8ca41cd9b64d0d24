import type { Block } from './block-kit/block.ts';
import type { Clock } from './clock.ts';
import type { Content, Metadata } from './content.ts';
import type { StateValues } from './inputs.ts';

export interface MessageRecord {
  channel: string;
  ts: string;
  user: string;
  isFromApp: boolean;
  text: string;
  blocks: Block[];
  attachments: Record<string, unknown>[];
  /** Ids of the attached files. */
  files?: string[];
  metadata?: Metadata;
  threadTs?: string;
  ephemeralTo?: string;
  /** The ts of the last edit. */
  editedTs?: string;
  /** What each person has chosen in the message's menus, by person id. */
  state: Map<string, StateValues>;
}

export interface NewMessage extends Content {
  channel: string;
  user: string;
  isFromApp: boolean;
  files?: string[];
  threadTs?: string;
  ephemeralTo?: string;
}

/** Every message of every channel; a `ts` is unique and increases. */
export class Messages {
  #byChannel = new Map<string, Map<string, MessageRecord>>();
  #lastMicros = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new timestamp in Slack's form, seconds and microseconds. */
  nextTs(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, this.#clock.now().getTime() * 1000);
    const micros = String(this.#lastMicros);
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
  }

  post(message: NewMessage): MessageRecord {
    const record: MessageRecord = { ...message, ts: this.nextTs(), state: new Map() };
    const channel = this.#byChannel.get(message.channel) ?? new Map<string, MessageRecord>();
    this.#byChannel.set(message.channel, channel);
    channel.set(record.ts, record);
    return record;
  }

  find(channel: string, ts: string): MessageRecord | undefined {
    return this.#byChannel.get(channel)?.get(ts);
  }

  delete(message: MessageRecord): void {
    this.#byChannel.get(message.channel)?.delete(message.ts);
  }

  /** What a person sees of a channel, in order. */
  seenBy(personId: string, channel: string): MessageRecord[] {
    const messages = [...(this.#byChannel.get(channel)?.values() ?? [])];
    return messages.filter(message => message.ephemeralTo === undefined || message.ephemeralTo === personId);
  }
}
