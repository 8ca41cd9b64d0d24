import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from '../person.ts';
import { Refusal } from './refusal.ts';
import { bytesOf } from './requests.ts';
import type { SharedFile } from './wire.ts';

/** Enough to try what an app does with a file that is too large. */
const largestUpload = 256 * 1024 * 1024;

/** Stores a file that a person chose or dropped on the page; its id then identifies it. */
export async function takeFile(
  person: Person,
  name: string,
  request: IncomingMessage,
): Promise<{ file: SharedFile }> {
  const bytes = await bytesOf(request, largestUpload);
  return { file: person.upload({ name, bytes }) };
}

/** Sends a file of a conversation to the browser as a download, never to be displayed or run. */
export async function sendFile(person: Person, id: string, response: ServerResponse): Promise<void> {
  const bytes = await person.download({ id }).catch((error: unknown) => {
    throw new Refusal(404, error instanceof Error ? error.message : 'There is no such file.');
  });
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': 'attachment',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
