import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { escapeMrkdwn } from './blocks.ts';
import { ForeignAddressError, postToAddress, readAddress } from './slack-hosts.ts';
import { flag, numberOrNull, slackId, textOrNull } from './tolerant.ts';
import { slackErrorCode } from './web-api.ts';

const TIMEOUT_MS = 10_000;
/** 100 kB per second: a slower download counts as stopped. */
const SLOWEST_BYTES_PER_MS = 100;

/** A file as Slack's payloads describe it; every field but its id may be missing. */
export const uploadedFile = z.looseObject({
  id: slackId,
  name: textOrNull,
  size: numberOrNull,
  mode: textOrNull,
  is_external: flag,
  file_access: textOrNull,
  url_private: textOrNull,
  url_private_download: textOrNull,
});

export type UploadedFile = z.infer<typeof uploadedFile>;

/** Why Foyer can't read a file. */
export type Unavailable =
  /** It is in another service; Slack knows only its address. */
  | 'external'
  /** A canvas, a post, an email: not an uploaded file. */
  | 'not-uploaded'
  | 'deleted'
  | 'hidden'
  | 'no-access'
  /** Slack names an address outside Slack. */
  | 'foreign-address'
  /** The connection broke, or Slack sent something else. */
  | 'not-handed-over';

/** Foyer can't read the file, for a reason that the person can understand. */
export class FileUnavailableError extends Error {
  readonly reason: Unavailable;

  constructor(reason: Unavailable, options?: ErrorOptions) {
    super(`A file cannot be read: ${reason}.`, options);
    this.reason = reason;
  }
}

/**
 * The bytes of a file that a person uploaded to Slack, as they arrive. Foyer downloads nothing else: a remote file may
 * be on any host, and its content isn't Foyer's to read.
 * @throws FileUnavailableError when it isn't such a file, or Slack doesn't send it
 * Source: docs.slack.dev, file object, "Authenticating file requests"; files.remote.info
 */
export async function* downloadFile(client: WebClient, file: UploadedFile): AsyncGenerator<Uint8Array> {
  try {
    yield* requestFile(client, file);
  } catch (error) {
    if (error instanceof FileUnavailableError) throw error;
    const reason = error instanceof ForeignAddressError ? 'foreign-address' : 'not-handed-over';
    throw new FileUnavailableError(reason, { cause: error });
  }
}

async function* requestFile(client: WebClient, file: UploadedFile): AsyncGenerator<Uint8Array> {
  assertUploaded(file);
  const url = addressOf(file) ?? (await addressByInfo(client, file.id));
  const response = await readAddress(client, url, AbortSignal.timeout(TIMEOUT_MS));
  // Without access Slack sends its sign-in page instead of the file.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (response.status !== 200 || !response.body || isPage) {
    await response.body?.cancel();
    throw new FileUnavailableError('not-handed-over');
  }
  for await (const chunk of response.body) yield chunk;
}

/** Payloads mark a file this way when only files.info describes it (Slack Connect). */
const TO_BE_ASKED = 'file_access';
const UPLOADED = ['hosted', 'snippet', TO_BE_ASKED];
const REFUSED: Record<string, Unavailable> = {
  external: 'external',
  tombstone: 'deleted',
  hidden_by_limit: 'hidden',
};

function assertUploaded({ mode, is_external }: UploadedFile): void {
  if (is_external) throw new FileUnavailableError('external');
  if (!mode || UPLOADED.includes(mode)) return;
  throw new FileUnavailableError(REFUSED[mode] ?? 'not-uploaded');
}

/** Errors of files.info about the file itself. Source: docs.slack.dev, files.info, errors */
const REFUSED_BY_INFO: Record<string, Unavailable> = {
  file_deleted: 'deleted',
  file_not_found: 'deleted',
  access_denied: 'no-access',
  not_visible: 'no-access',
};

async function addressByInfo(client: WebClient, id: string): Promise<string> {
  let info: UploadedFile;
  try {
    info = uploadedFile.parse((await client.files.info({ file: id })).file);
  } catch (error) {
    const reason = REFUSED_BY_INFO[slackErrorCode(error) ?? ''] ?? 'not-handed-over';
    throw new FileUnavailableError(reason, { cause: error });
  }
  assertUploaded(info);
  const url = addressOf(info);
  if (!url) throw new FileUnavailableError('no-access');
  return url;
}

function addressOf(file: UploadedFile): string | null {
  return file.url_private_download ?? file.url_private;
}

/**
 * Sends a file to a person as a direct message. A large one is a Blob on disk.
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
  const uploaded = await postToAddress(client.slackApiUrl, upload_url, {
    body: bytes,
    signal: AbortSignal.timeout(TIMEOUT_MS + Math.ceil(bytes.size / SLOWEST_BYTES_PER_MS)),
  });
  if (!uploaded.ok) throw new Error(`Slack answered ${uploaded.status} to the upload.`);
  await client.files.completeUploadExternal({
    files: [{ id: file_id, title: file.name }],
    channel_id: channel.id,
    initial_comment: escapeMrkdwn(file.comment),
  });
}
