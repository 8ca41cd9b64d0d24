import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZodError, z } from 'zod';
import type { Person } from '../person.ts';
import type { Simulator } from '../simulator.ts';
import { actions, suggestions } from './actions.ts';
import { sendFile, takeFile } from './files.ts';
import { Tour } from './guide.ts';
import { accountFor } from './newcomers.ts';
import { servePage } from './page-files.ts';
import { Refusal } from './refusal.ts';
import { bodyOf, refuseForeign, sendJson } from './requests.ts';
import { type SentScreen, screenOf } from './screen.ts';
import { Streams } from './stream.ts';
import { setFault } from './switches.ts';
import type { Answer } from './wire.ts';
import { WireLog } from './wire-log.ts';
import { type Shown, worldOf } from './world.ts';

const someone = z.object({ name: z.string().optional(), realName: z.string().min(1), email: z.email() });

const chosen = z.object({ story: z.string() });
const moved = z.object({
  ms: z
    .int()
    .positive()
    .max(31 * 86_400_000),
});

export type { Guide, Step } from './guide.ts';

type SentAnswer = Omit<Answer, 'screen'> & { screen?: SentScreen };

export interface ClientOptions extends Shown {
  /** Default 0: any free port. */
  port?: number;
}

/**
 * Serves the page on which one can use Slack as any two of the simulator's people. Bound to 127.0.0.1; rejects when the
 * port is taken.
 */
export async function startClient(
  simulator: Simulator,
  options: ClientOptions = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const log = new WireLog(simulator);
  const screen = (id: string) => {
    const person = simulator.people().find(one => one.id === id);
    return person && screenOf(person);
  };
  const tour = options.guide && new Tour(simulator, options.guide);
  const unfollow = tour && simulator.calls.onCall(call => tour.hear(call));
  const streams = new Streams(simulator, log, {
    world: () => worldOf(simulator, options, tour),
    screen,
  });

  async function post(path: string, body: unknown): Promise<SentAnswer> {
    const [, id, action] = /^\/api\/people\/([^/]+)\/([a-z]+)$/.exec(path) ?? [];
    if (id && action) return act(personOf(simulator, id), action, body);
    if (path === '/api/people') {
      const isTaken = (name: string) => simulator.people().some(person => person.spec.name === name);
      const person = await simulator.addPerson(accountFor(someone.parse(body), isTaken));
      return { person: person.id };
    }
    if (path === '/api/guide' && tour) {
      await tour.choose(chosen.parse(body).story);
      streams.flush();
      return {};
    }
    if (path === '/api/time' && options.time) {
      await options.time.move(moved.parse(body).ms);
      streams.flush();
      return {};
    }
    if (path === '/api/faults') return { told: setFault(simulator.faults, body) };
    throw new Refusal(404, 'There is nothing here.');
  }

  async function act(person: Person, action: string, body: unknown): Promise<SentAnswer> {
    if (action === 'suggest') return suggestions(person, body);
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!run) throw new Refusal(404, 'Nobody can do that.');
    const { status, ms, error, fieldErrors, ephemeral } = await run(person, body);
    // Slackbot has already reported a failed command in the conversation.
    const told = ephemeral ? undefined : error;
    return {
      result: { status, ms, error: told, fieldErrors },
      revision: streams.nextRevision(),
      screen: screenOf(person),
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseForeign(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, uploader] = /^\/api\/people\/([^/]+)\/upload$/.exec(url.pathname) ?? [];
    if (request.method === 'POST' && uploader) {
      const name = url.searchParams.get('name') ?? '';
      return sendJson(response, 200, await takeFile(personOf(simulator, uploader), name, request));
    }
    if (request.method === 'POST')
      return sendJson(response, 200, await post(url.pathname, await bodyOf(request)));
    if (request.method !== 'GET') throw new Refusal(405, 'There is nothing here.');
    if (url.pathname === '/api/stream') {
      return streams.open(response, (url.searchParams.get('people') ?? '').split(',').filter(Boolean));
    }
    const [, reader, file] = /^\/api\/people\/([^/]+)\/files\/([^/]+)$/.exec(url.pathname) ?? [];
    if (reader && file) return await sendFile(personOf(simulator, reader), file, response);
    if (!(await servePage(response, url.pathname, options.aside?.url)))
      throw new Refusal(404, 'There is nothing here.');
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      sendJson(response, statusOf(error), { error: wordsOf(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise(resolve => {
        unfollow?.();
        streams.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function personOf(simulator: Simulator, id: string): Person {
  const person = simulator.people().find(one => one.id === id);
  if (!person) throw new Refusal(404, 'There is no such person.');
  return person;
}

/**
 * What a person can't do in Slack's client (such as pressing a button that is gone) is an Error with a sentence for
 * them.
 */
function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  return error instanceof ZodError ? 400 : 409;
}

function wordsOf(error: unknown): string {
  if (error instanceof ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : 'Something went wrong.';
}
