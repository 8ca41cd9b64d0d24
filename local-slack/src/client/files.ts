import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from '../person.ts';
import { Refusal } from './refusal.ts';
import { bytesOf } from './requests.ts';
import type { SharedFile } from './wire.ts';

/** More than anyone needs to try out what an app does with a file that is too large. */
const largestUpload = 256 * 1024 * 1024;

/** Takes a file that a person chose or dropped on the page; its id then stands for it. */
export async function takeFile(
  person: Person,
  name: string,
  request: IncomingMessage,
): Promise<{ file: SharedFile }> {
  const bytes = await bytesOf(request, largestUpload);
  return { file: person.upload({ name, bytes }) };
}

/** Hands a file of a conversation to the browser to be saved, never to be shown or run. */
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
