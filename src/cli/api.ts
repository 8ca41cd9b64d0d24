import { z } from 'zod';
import { CliError } from './errors.ts';

/** Longer than any answer takes. */
const PATIENCE_MS = 60_000;

const problem = z.object({ detail: z.string() });
const listed = z.object({ items: z.array(z.unknown()), next: z.string().nullish() });

interface Settings {
  url: string;
  key: string;
}

/** @throws CliError */
function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const url = environment.FOYER_URL?.trim().replace(/\/$/u, '');
  const key = environment.FOYER_KEY?.trim();
  if (!url || !URL.canParse(url)) {
    throw new CliError(2, 'Set FOYER_URL to where Foyer is, for example https://foyer.example.com.');
  }
  if (!key)
    throw new CliError(2, 'Set FOYER_KEY to an API key. Admins make one with /invite api-keys in Slack.');
  return { url, key };
}

/**
 * Sends a request to the API, and returns its answer.
 * @param body JSON, or the bytes of a CSV file
 * @throws CliError with Foyer's own sentence
 */
export async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const { url, key } = settings();
  const isFile = body instanceof Uint8Array;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': isFile ? 'text/csv' : 'application/json' }),
      // The same call after a lost answer takes effect once.
      ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body !== undefined && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(error => {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    throw new CliError(3, `Foyer can’t be reached at ${url}: ${cause?.code ?? message}.`);
  });
  if (response.ok) return response;
  const said = problem.safeParse(await response.json().catch(() => null));
  throw new CliError(1, said.success ? said.data.detail : `Foyer answered with ${response.status}.`);
}

/** Reads an answer by its shape. */
export async function read<Shape extends z.ZodType>(
  response: Response,
  shape: Shape,
): Promise<z.output<Shape>> {
  return shape.parse(await response.json());
}

/** Everything on a list, page after page, at most `most` items. */
export async function* everyItem<Item>(
  path: string,
  query: Record<string, string | undefined>,
  shape: z.ZodType<Item>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item> {
  let cursor: string | null | undefined;
  let left = most;
  do {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries({ limit: '100', ...query, cursor: cursor ?? undefined })) {
      if (value !== undefined) asked.set(name, value);
    }
    const page = await read(await ask('GET', `${path}?${asked}`), listed);
    for (const item of page.items) {
      if (left <= 0) return;
      left -= 1;
      yield shape.parse(item);
    }
    cursor = page.next;
  } while (cursor);
}
