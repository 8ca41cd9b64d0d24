import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;
/** 100 kB a second: whoever takes longer has stopped. */
const SLOWEST_BYTES_PER_MS = 100;

/** A file as Slack's payloads describe it; of shared channels it may come without its addresses. */
export const uploadedFile = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().optional(),
  url_private: z.string().optional(),
  url_private_download: z.string().optional(),
});

export type UploadedFile = z.infer<typeof uploadedFile>;

/** Slack did not hand the file over. */
export class FileUnavailableError extends Error {}

/**
 * The bytes of a file that a person uploaded, as they arrive.
 * @throws FileUnavailableError when Slack does not hand it over, e.g. because it was deleted or the connection broke
 * Source: docs.slack.dev, file object, "Authenticating file requests"
 */
export async function* downloadFile(client: WebClient, file: UploadedFile): AsyncGenerator<Uint8Array> {
  try {
    yield* requestFile(client, file);
  } catch (error) {
    if (error instanceof FileUnavailableError) throw error;
    throw new FileUnavailableError(`The file ${file.id} could not be fetched.`, { cause: error });
  }
}

async function* requestFile(client: WebClient, file: UploadedFile): AsyncGenerator<Uint8Array> {
  const url = addressOf(file) ?? addressOf(await fileInfo(client, file.id));
  if (!url) throw new FileUnavailableError(`Slack names no address for the file ${file.id}.`);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers = { authorization: `Bearer ${client.token}` };
  let response = await fetch(url, { headers, redirect: 'manual', signal });
  const elsewhere = response.headers.get('location');
  if (elsewhere) {
    // Slack may name the place where the bytes are; the token is for Slack alone.
    await response.body?.cancel();
    response = await fetch(new URL(elsewhere, url), { signal });
  }
  // Without access Slack sends its sign-in page in place of the file.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status !== 200 || !response.body || isPage) {
    await response.body?.cancel();
    throw new FileUnavailableError(`Slack answered ${response.status} for the file ${file.id}.`);
  }
  for await (const chunk of response.body) yield chunk;
}

async function fileInfo(client: WebClient, id: string): Promise<UploadedFile> {
  const { file } = await client.files.info({ file: id });
  return uploadedFile.parse(file);
}

function addressOf(file: UploadedFile): string | undefined {
  return file.url_private_download ?? file.url_private;
}

/**
 * Sends a file to a person as a direct message. A large one is given as a Blob that stands on disk.
 * Source: docs.slack.dev, Working with files, "Uploading files"
 */
export async function sendFile(
  client: WebClient,
  slackUserId: string,
  file: { name: string; content: string | Blob; comment: string },
): Promise<void> {
  const bytes = typeof file.content === 'string' ? new Blob([file.content]) : file.content;
  const { channel } = await client.conversations.open({ users: slackUserId });
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: bytes.size,
  });
  if (!upload_url || !file_id || !channel?.id) throw new Error('Slack gave no address for the upload.');
  const uploaded = await fetch(upload_url, {
    method: 'POST',
    body: bytes,
    signal: AbortSignal.timeout(TIMEOUT_MS + Math.ceil(bytes.size / SLOWEST_BYTES_PER_MS)),
  });
  await uploaded.body?.cancel();
  if (!uploaded.ok) throw new Error(`Slack answered ${uploaded.status} to the upload.`);
  await client.files.completeUploadExternal({
    files: [{ id: file_id, title: file.name }],
    channel_id: channel.id,
    initial_comment: file.comment,
  });
}
