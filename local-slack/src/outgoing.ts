import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CallKind } from './call-log.ts';
import type { Installation } from './oauth/installation.ts';

/** One request from Slack to the app. */
export interface Outgoing {
  kind: CallKind;
  /** For the call log: the command, action id, callback id or event type. */
  name: string;
  payload: Record<string, unknown>;
  /** Its URL over HTTP; undefined when the app gave none. */
  url: string | undefined;
  retry?: { num: number; reason: string };
}

/** The encoded request, stored so that it can be delivered again. */
export interface Sent {
  outgoing: Outgoing;
  body: string;
  headers: Record<string, string>;
}

/** The answer, if there was one. */
export interface Reply {
  /** 200 for an acknowledged envelope; 'failed' when no connection could be made. */
  status: number | 'timeout' | 'failed';
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface Answer extends Reply {
  ms: number;
  sent: Sent;
}

/** Sends Slack's requests to the app, over HTTP or the WebSocket as the manifest says, and logs them. */
export interface Outbox {
  /** Never rejects: a broken connection is the answer 'failed', no answer in time 'timeout'. */
  send(outgoing: Outgoing): Promise<Answer>;
  /** Delivers the identical request, for the first time or again. */
  deliver(sent: Sent): Promise<Answer>;
  stop(): void;
}

/** Sends events the app subscribed to, and retries those it did not accept. */
export interface Events {
  /** Sends an event; `subscription` is its name in the manifest. Resolves with the answer to the first delivery, or undefined when the app did not subscribe. */
  emit(subscription: string, event: Record<string, unknown>): Promise<Answer | undefined>;
  /** Sends an event about an installation itself, active or not, if the app subscribed to it. */
  emitAbout(event: Record<string, unknown>, installation: Installation): Promise<void>;
  /** Sends url_verification; whether the challenge comes back, as JSON, form or text. True over Socket Mode, which has no URL. */
  verifyUrl(): Promise<boolean>;
  /** Delivers retries that are due by the clock; returns how many. */
  runDue(): Promise<number>;
  stop(): void;
}

/** Control of the WebSocket side. */
export interface SocketControl {
  /** The number of open connections. */
  connections(): number;
  /** Asks every connection (or only the oldest) to close, as Slack does; closes it for all reasons but 'warning'. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled', which?: 'all' | 'oldest'): void;
}

/** The WebSocket side: tickets, connections, envelopes and acknowledgements. */
export interface SocketMode extends SocketControl {
  /** A new single-use address for one WebSocket connection. */
  ticketUrl(): string;
  /** Handles an HTTP upgrade; refuses it without a ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope to any one connection and waits for its acknowledgement. */
  send(outgoing: Outgoing, timeoutMs: number): Promise<Reply>;
  stop(): Promise<void>;
}
