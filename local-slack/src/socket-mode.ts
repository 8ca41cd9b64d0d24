import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { isRecord } from './block-kit/block.ts';
import type { CallKind } from './call-log.ts';
import { hex } from './ids.ts';
import type { Outgoing, Reply, SocketMode } from './outgoing.ts';
import type { World } from './world.ts';

/** At most ten connections per app (docs.slack.dev: apis/events-api/using-socket-mode). */
const maxConnections = 10;
const pingEveryMs = 10_000;
/**
 * A longer frame from the app closes the connection. Source: revelrylabs/slax #614, "Max frame length of 20480 has been
 * exceeded"
 */
const longestFrame = 20_480;
const tooLong = 1009;

const envelopeTypes: Partial<Record<CallKind, string>> = { command: 'slash_commands', event: 'events_api' };
/** An envelope that waits for its acknowledgement, and its connection. */
interface Pending {
  frame: string;
  connection: WebSocket | undefined;
  settle(reply: Reply): void;
}

const takesNoAnswer: CallKind[] = ['event', 'block_actions', 'view_closed', 'shortcut'];

export class SocketModeServer implements SocketMode {
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  #connections: WebSocket[] = [];
  #turn = 0;
  #pending = new Map<string, Pending>();
  #pings: NodeJS.Timeout;

  constructor(world: World) {
    this.#world = world;
    this.#pings = setInterval(() => {
      for (const connection of this.#connections) connection.ping('Ping from applink-simulator');
    }, pingEveryMs);
    this.#pings.unref();
  }

  ticketUrl(): string {
    const ticket = hex(32);
    this.#tickets.add(ticket);
    return `${this.#world.url.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${this.#world.app.id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', this.#world.url);
    const ticket = url.searchParams.get('ticket') ?? '';
    if (!/^\/link\/?$/.test(url.pathname) || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, connection => this.#welcome(connection));
  }

  connections(): number {
    return this.#connections.length;
  }

  disconnect(
    reason: 'warning' | 'refresh_requested' | 'link_disabled',
    which: 'all' | 'oldest' = 'all',
  ): void {
    const going = which === 'oldest' ? this.#connections.slice(0, 1) : [...this.#connections];
    for (const connection of going) this.#sendOff(connection, reason);
  }

  send(outgoing: Outgoing, timeoutMs: number): Promise<Reply> {
    const connection = this.#connections[this.#turn++ % Math.max(1, this.#connections.length)];
    if (!connection) return Promise.resolve({ status: 'failed', text: '', headers: {} });
    const id = randomUUID();
    const isEvent = outgoing.kind === 'event';
    return new Promise(resolve => {
      const settle = (reply: Reply) => {
        callOff();
        this.#pending.delete(id);
        resolve(reply);
      };
      const callOff = this.#world.clock.after(timeoutMs, () =>
        settle({ status: 'timeout', text: '', headers: {} }),
      );
      const frame = JSON.stringify({
        envelope_id: id,
        payload: outgoing.payload,
        type: envelopeTypes[outgoing.kind] ?? 'interactive',
        accepts_response_payload: !takesNoAnswer.includes(outgoing.kind),
        ...(isEvent
          ? { retry_attempt: outgoing.retry?.num ?? 0, retry_reason: outgoing.retry?.reason ?? '' }
          : {}),
      });
      this.#pending.set(id, { frame, connection, settle });
      connection.send(frame);
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.#pings);
    for (const { settle } of this.#pending.values()) settle({ status: 'failed', text: '', headers: {} });
    for (const connection of this.#connections) connection.close(1001);
    // A client that doesn't answer the close frame is disconnected.
    const cut = setTimeout(() => {
      for (const connection of this.#server.clients) connection.terminate();
    }, 200);
    const gone = [...this.#server.clients].map(connection => once(connection, 'close'));
    await Promise.all(gone);
    clearTimeout(cut);
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  #welcome(connection: WebSocket): void {
    connection.on('error', () => connection.terminate());
    const isFull = this.#connections.length >= maxConnections;
    if (isFull || !this.#world.app.usesSocketMode) {
      this.#sendOff(connection, isFull ? 'too_many_websockets' : 'link_disabled');
      return;
    }
    this.#connections.push(connection);
    connection.on('close', () => {
      this.#connections = this.#connections.filter(other => other !== connection);
      this.#deliverAgain(connection);
      this.#world.changes.announce({ kind: 'app' });
    });
    connection.on('message', (data: Buffer) => {
      if (data.length <= longestFrame) return this.#acknowledge(String(data));
      connection.close(tooLong, `Max frame length of ${longestFrame} has been exceeded.`);
    });
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#connections.length,
        debug_info: { host: 'applink-simulator', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: this.#world.app.id },
      }),
    );
    connection.ping('Ping from applink-simulator');
    this.#deliverAgain(undefined);
    this.#world.changes.announce({ kind: 'app' });
  }

  /** Sends what was not acknowledged over a connection again over another one, or over the next. */
  #deliverAgain(former: WebSocket | undefined): void {
    const next = this.#connections[0];
    for (const waiting of this.#pending.values()) {
      if (waiting.connection !== former) continue;
      waiting.connection = next;
      next?.send(waiting.frame);
    }
  }

  #sendOff(connection: WebSocket, reason: string): void {
    const notice = { type: 'disconnect', reason, debug_info: { host: 'applink-simulator' } };
    connection.send(JSON.stringify(notice), () => {
      if (reason !== 'warning') connection.close(1000);
    });
  }

  #acknowledge(data: string): void {
    let message: unknown;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (!isRecord(message) || typeof message.envelope_id !== 'string') return;
    const payload = message.payload;
    const isEmpty = !isRecord(payload) || Object.keys(payload).length === 0;
    this.#pending.get(message.envelope_id)?.settle({
      status: 200,
      text: isEmpty ? '' : JSON.stringify(payload),
      headers: { 'content-type': 'application/json' },
    });
  }
}
