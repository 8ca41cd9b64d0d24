import { z } from 'zod';
import { authorise } from '../../domain/access/acting-member.ts';
import { clamp } from '../../domain/characters.ts';
import { DomainError, isDomainError } from '../../domain/errors.ts';
import { startImport } from '../../domain/imports/start.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { texts } from '../../texts/texts.ts';
import { findActor } from '../actor.ts';
import { escapedLine, paragraphBlock } from '../blocks.ts';
import { type DirectMessage, directMessage } from '../direct-message.ts';
import { errorText } from '../errors.ts';
import { FileUnavailableError, uploadedFile } from '../files.ts';
import { refuseSetUp } from '../not-set-up.ts';
import { refusal } from '../refusal.ts';
import type { Message } from '../reply.ts';
import { type EventContext, eventRoute } from '../route.ts';
import { permanentFailure } from '../slack-failure.ts';
import { textOrNull } from '../tolerant.ts';
import { fileErrorText } from './file-errors.ts';
import { readUpload } from './read-upload.ts';

/**
 * A CSV file sent to Foyer as a direct message starts an import, as `/invite bulk` does. Slack delivers the event again
 * when part of it failed. A second delivery finds the import that was already started, and refusals come last, in one
 * message, so that nobody reads them twice.
 */
export const fileSentEvent = eventRoute<unknown>({
  type: 'message',
  subscription: 'message.im',
  scopes: ['im:history'],
  by: payload => directMessage(payload)?.user,
  async run(context, payload) {
    const sent = directMessage(payload);
    // Slack omits the bot's id for its own uploads.
    if (!sent || sent.files.length === 0 || sent.user === context.botUserId) return;
    const refusals = await beginAll(context, sent);
    if (refusals.length > 0) await say(context, sent.user, refusals);
  },
});

/** Starts an import of each file; returns why some were refused, each sentence once. */
async function beginAll(context: EventContext, { user, files }: DirectMessage): Promise<Message[]> {
  const { domain, limits } = context;
  const refusals = new Map<string, Message>();
  const refuse = async (error: unknown, which = '') => {
    const { text: problem, blocks } = await messageOf(context, user, error);
    const text = which ? texts().uploads.about({ what: which, problem }) : problem;
    refusals.set(text, { text, ...(blocks && { blocks }) });
    await limits.noteRefusal(user);
  };
  try {
    const { actor, organization } = await findActor(context, user);
    if (!organization) {
      throw new DomainError(actor.isWorkspaceAdmin ? 'not-set-up' : 'only-workspace-admins', {});
    }
    const { id: organizationId } = organization;
    await authorise(domain.db, actor, organizationId, 'invitation:create');
    // Downloads all at once: one after the other, a few that hang would exceed the time for an event.
    const fetched = await Promise.allSettled(files.map(each => fetchFile(context, organizationId, each)));
    for (const [query, { status, ...outcome }] of fetched.entries()) {
      try {
        if (!('value' in outcome)) throw outcome.reason;
        await startImport(domain, actor, { organizationId, ...outcome.value, notifyUploader: true });
      } catch (error) {
        await refuse(error, files.length > 1 ? labelOf(files[query]) : '');
      }
    }
  } catch (error) {
    await refuse(error);
  }
  return [...refusals.values()];
}

async function fetchFile(
  { domain, client, settings, log }: EventContext,
  organizationId: string,
  each: unknown,
) {
  const { data: file, error } = uploadedFile.safeParse(each);
  if (!file) {
    // Only the paths: the values may be personal data.
    const where = error.issues.map(({ path }) => path.join('.'));
    log.warn({ where }, 'a file of an unknown shape was refused');
    throw new FileUnavailableError('not-handed-over');
  }
  const read = await readUpload(client, file, { domain, settings, organizationId });
  return { fileName: file.name, requestKey: file.id, ...read };
}

const MAX_NAME = 80;

function labelOf(file: unknown): string {
  const name = z.object({ name: textOrNull }).safeParse(file).data?.name;
  return name ? texts().uploads.quoted(clamp(name, MAX_NAME)) : texts().uploads.aFile;
}

/** What a person reads who was refused. @throws the error itself when it isn't a refusal */
async function messageOf(
  { domain, directory, workspaceId }: EventContext,
  user: string,
  error: unknown,
): Promise<Message> {
  const command = error instanceof DomainError ? await commandOf(domain.db, workspaceId) : '';
  if (isDomainError(error, 'not-allowed')) {
    const actor = await directory.byId(workspaceId, user);
    if (actor) return refusal(domain, error, command, actor);
  }
  if (isDomainError(error, 'only-workspace-admins')) {
    return refuseSetUp(domain.db, workspaceId, error, command);
  }
  const text = error instanceof DomainError ? errorText(error, command) : fileErrorText(error);
  if (!text) throw error;
  return { text };
}

async function say({ client, log }: EventContext, channel: string, refusals: Message[]): Promise<void> {
  try {
    await client.chat.postMessage({
      channel,
      text: escapedLine(refusals.map(({ text }) => text).join(' ')),
      blocks: refusals.flatMap(({ text, blocks }) => blocks ?? [paragraphBlock(text)]),
    });
  } catch (error) {
    // A second delivery of the event would fail again.
    const reason = permanentFailure(error);
    if (!reason) throw error;
    log.warn({ reason }, 'nobody could be told why a file was refused');
  }
}
