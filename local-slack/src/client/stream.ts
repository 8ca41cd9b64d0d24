import type { ServerResponse } from 'node:http';
import type { Simulator } from '../simulator.ts';
import type { SentScreen } from './screen.ts';
import type { World } from './wire.ts';
import type { WireLog } from './wire-log.ts';

const KEEP_ALIVE_MS = 20_000;

interface Stream {
  response: ServerResponse;
  people: string[];
  /** The last data sent, by event and person, so that nothing is sent twice. */
  sent: Map<string, string>;
  lastCall: number;
}

/** The open connections of pages: each gets changes as they happen (Server-Sent Events). */
export class Streams {
  #open = new Set<Stream>();
  #isDue = false;
  readonly #world: () => World;
  readonly #screen: (person: string) => SentScreen | undefined;
  readonly #simulator: Simulator;
  readonly #log: WireLog;
  readonly #endings: (() => void)[];
  #revision = 0;

  constructor(
    simulator: Simulator,
    log: WireLog,
    sources: { world: () => World; screen: (person: string) => SentScreen | undefined },
  ) {
    this.#simulator = simulator;
    this.#log = log;
    this.#world = sources.world;
    this.#screen = sources.screen;
    const due = () => this.#schedule();
    const beat = setInterval(() => this.#beat(), KEEP_ALIVE_MS);
    beat.unref();
    this.#endings = [simulator.subscribe(due), log.follow(due), () => clearInterval(beat)];
  }

  /** Answers a request with a stream of what these people see. */
  open(response: ServerResponse, people: string[]): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const stream: Stream = { response, people, sent: new Map(), lastCall: 0 };
    this.#open.add(stream);
    response.on('close', () => this.#open.delete(stream));
    // What only one person sees lasts as long as their page: it shows what comes from this moment on.
    write(stream, 'opened', JSON.stringify({ ts: lastTs(this.#simulator) }));
    this.#bring(stream);
  }

  /** Numbers a person's screens, so that a page can tell which of two answers is newer. */
  nextRevision(): number {
    this.#revision += 1;
    return this.#revision;
  }

  /** Sends what has changed to every page. */
  flush(): void {
    for (const stream of this.#open) this.#bring(stream);
  }

  close(): void {
    for (const end of this.#endings) end();
    for (const stream of this.#open) stream.response.end();
    // An update that is due already has nobody left to reach.
    this.#open.clear();
  }

  /** Several changes at once (a message and the modal that closes) become one update. */
  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.flush();
    });
  }

  #bring(stream: Stream): void {
    this.#send(stream, 'world', '', this.#world());
    for (const person of stream.people) {
      const screen = this.#screen(person);
      if (screen) this.#send(stream, 'screen', person, screen);
    }
    const calls = this.#log.after(stream.lastCall);
    const last = calls.at(-1);
    if (!last) return;
    write(stream, 'calls', JSON.stringify({ calls, fresh: stream.lastCall === 0 }));
    stream.lastCall = last.n;
  }

  #send(stream: Stream, event: string, person: string, data: unknown): void {
    const text = JSON.stringify(data);
    const key = `${event}/${person}`;
    if (stream.sent.get(key) === text) return;
    stream.sent.set(key, text);
    write(stream, event, event === 'screen' ? `{"revision":${this.nextRevision()},"screen":${text}}` : text);
  }

  #beat(): void {
    for (const { response } of this.#open) response.write(': \n\n');
  }
}

/** The timestamp of the newest message. */
function lastTs(simulator: Simulator): string {
  const last = simulator
    .people()
    .flatMap(person => person.channels().map(channel => person.messages(channel.id).at(-1)?.ts ?? ''));
  return last.sort().at(-1) ?? '';
}

function write(stream: Stream, event: string, data: string): void {
  stream.response.write(`event: ${event}\ndata: ${data}\n\n`);
}
