import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Clock } from '../../clock.ts';
import { type Addressing, addressesToCall, RefusedHostError, type Resolved } from './resolve.ts';

/** A receiver has this long for all of it: its name, the connection, and its answer. */
const LIMIT_MS = 10_000;
/** More of an answer isn't read. */
const MOST_BYTES = 64 * 1024;

/** Why there is no answer. */
export type Problem =
  | 'private-address'
  | 'unknown-host'
  | 'too-slow'
  | 'no-connection'
  | 'certificate'
  | 'no-secret';

/** How a call ended. */
export type Answer =
  | { status: number; text: string; tookMs: number; problem: null }
  | { status: null; text: null; tookMs: number; problem: Problem };

/**
 * Sends a body and reads the answer. It connects to an address that was checked, whatever the host's name means by then.
 * Redirects are not followed: the receiver signs nothing, so only an admin moves an endpoint.
 */
export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { clock, ...addressing }: Addressing & { clock: Clock },
): Promise<Answer> {
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  const limit = new AbortController();
  const stop = clock.after(LIMIT_MS, () => limit.abort());
  const tooSlow = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason), { once: true });
  });
  tooSlow.catch(() => {});
  try {
    const target = new URL(url);
    const addresses = await Promise.race([addressesToCall(target.hostname, addressing), tooSlow]);
    const { status, text } = await call(target, { headers, body, addresses, signal: limit.signal });
    return { status, text, tookMs: tookMs(), problem: null };
  } catch (error) {
    const problem = limit.signal.aborted ? 'too-slow' : problemOf(error);
    return { status: null, text: null, tookMs: tookMs(), problem };
  } finally {
    stop();
  }
}

function call(
  target: URL,
  {
    headers,
    body,
    addresses,
    signal,
  }: { headers: Record<string, string>; body: string; addresses: Resolved[]; signal: AbortSignal },
): Promise<{ status: number; text: string }> {
  const [first] = addresses;
  const pinned: LookupFunction = (_hostname, options, found) =>
    options.all ? found(null, addresses) : found(null, first?.address ?? '', first?.family);
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const length = Buffer.byteLength(body);
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false as const, lookup: pinned, signal };
    const request = send(
      target,
      { ...options, headers: { ...headers, 'content-length': length } },
      response => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        const end = () => {
          const text = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString();
          resolve({ status: response.statusCode ?? 0, text });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes < MOST_BYTES) return;
          end();
          response.destroy();
        });
        response.on('end', end);
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function problemOf(error: unknown): Problem {
  if (error instanceof RefusedHostError) return error.problem;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return /CERT|TLS|SSL|UNABLE_TO|SELF_SIGNED/u.test(code) ? 'certificate' : 'no-connection';
}
