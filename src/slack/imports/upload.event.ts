import { DomainError } from '../../domain/errors.ts';
import { startImport } from '../../domain/imports/start.ts';
import { authorise } from '../../domain/members/membership.ts';
import { commandOf } from '../../domain/organizations/store.ts';
import { findActor } from '../actor.ts';
import { escapedLine, line } from '../blocks.ts';
import { directMessage } from '../direct-message.ts';
import { errorText } from '../errors.ts';
import { type UploadedFile, uploadedFile } from '../files.ts';
import { type EventContext, event } from '../route.ts';
import { isSlackError } from '../web-api.ts';
import { fileErrorText } from './file-errors.ts';
import { readUpload } from './read-upload.ts';

/** A CSV file sent to Foyer as a direct message starts an import, as `/invite bulk` does. */
export const fileSentEvent = event<unknown>({
  type: 'message',
  subscription: 'message.im',
  scopes: ['im:history'],
  by: payload => directMessage(payload)?.user,
  async run(context, payload) {
    const sent = directMessage(payload);
    // Of its own uploads Slack has left out the bot's id.
    if (!sent || sent.user === context.botUserId) return;
    for (const each of sent.files) {
      const { data: file } = uploadedFile.safeParse(each);
      if (file) await begin(context, sent.user, file);
    }
  },
});

async function begin(context: EventContext, slackUserId: string, file: UploadedFile): Promise<void> {
  const { domain, client, settings, workspaceId } = context;
  const refuse = async (text: string) => {
    try {
      await client.chat.postMessage({ channel: slackUserId, text: escapedLine(text), blocks: [line(text)] });
    } catch (error) {
      // Bots read nothing; delivered again, the event would fail again.
      if (!isSlackError(error, 'cannot_dm_bot', 'channel_not_found')) throw error;
    }
  };
  try {
    const { actor, organization } = await findActor(context, slackUserId);
    if (!organization) throw new DomainError('not-set-up', {});
    await authorise(domain.db, actor, organization.id, 'invitation:create');
    const { rows, hasGroups } = await readUpload(client, file, settings);
    await startImport(domain, actor, {
      organizationId: organization.id,
      fileName: file.name,
      requestKey: file.id,
      rows,
      hasGroups,
      tellUploader: true,
    });
  } catch (error) {
    const command = await commandOf(domain.db, workspaceId);
    const text = error instanceof DomainError ? errorText(error, command) : fileErrorText(error);
    if (!text) throw error;
    await context.limits.noteRefusal(slackUserId);
    await refuse(text);
  }
}
