import type { Block } from './block-kit/block.ts';
import { elementsOf, textOf, withNested } from './block-kit/block.ts';
import { pressables } from './block-kit/pressables.ts';
import type { Names } from './block-kit/shown-text.ts';
import { shownMrkdwn } from './block-kit/shown-text.ts';
import { heldBy, holdsValue, shapeOf } from './block-kit/state-value.ts';
import type { ChannelRecord } from './channels.ts';
import type { FileRecord } from './files/file-store.ts';
import { shownFile } from './files/file-types.ts';
import type { StateValues } from './inputs.ts';
import type { MessageRecord } from './messages.ts';
import type { PersonRecord } from './people.ts';
import { plainText } from './reading.ts';
import type { Message, SeenFile, View } from './seen.ts';
import { isOfOtherCompany } from './team-of.ts';
import type { ViewRecord } from './views.ts';
import type { World } from './world.ts';

/** How ids read: people by handle, channels by name, others unchanged. */
export function namesOf(world: World): Names {
  return {
    user: id => {
      if (id === world.app.botUserId) return world.app.name;
      return id === 'USLACKBOT' ? 'Slackbot' : (world.people.get(id)?.spec.name ?? id);
    },
    channel: id => world.channels.get(id)?.name ?? id,
  };
}

/** Can the person see the channel? Public ones for members of the team, else those they are in. */
export function canSee(person: PersonRecord, channel: ChannelRecord): boolean {
  const { spec } = person;
  if (spec.deactivated) return false;
  if (channel.members.has(person.id)) return true;
  return !channel.isPrivate && !spec.isGuest && !spec.isUltraGuest && !isOfOtherCompany(spec);
}

function attachmentText(attachment: Record<string, unknown>): string {
  const parts = [attachment.pretext, attachment.title, attachment.text ?? attachment.fallback];
  return parts.filter(part => typeof part === 'string').join('\n');
}

/** A file as shown in a message or a form. */
export function seeFile({ id, name, size, mimetype }: FileRecord): SeenFile {
  return { id, name, size, mimetype };
}

function fileLine(file: FileRecord): string {
  return file.isDeleted ? 'This file was deleted.' : shownFile(file.name, file.size);
}

/** A message in its current state. */
export function seeMessage(world: World, record: MessageRecord): Message {
  const { channel, ts, user, text, blocks, attachments } = record;
  const names = namesOf(world);
  const files = (record.files ?? []).flatMap(id => world.files.get(id) ?? []);
  return {
    channel,
    ts,
    user,
    text,
    blocks,
    ...(record.ephemeralTo ? { ephemeralTo: record.ephemeralTo } : {}),
    files: files.filter(file => !file.isDeleted).map(seeFile),
    ...(record.editedTs ? { edited: true } : {}),
    ...(record.threadTs ? { threadTs: record.threadTs } : {}),
    ...(record.metadata ? { metadata: record.metadata } : {}),
    plain: () =>
      [
        blocks.length > 0 ? plainText(blocks, names) : shownMrkdwn(text, names),
        ...attachments.map(attachmentText),
        ...files.map(fileLine),
      ]
        .filter(part => part !== '')
        .join('\n'),
    buttons: () => pressTexts(blocks),
  };
}

/** The blocks with the current values as initial values. */
function filledIn(blocks: Block[], state: StateValues): Block[] {
  const copies = structuredClone(blocks);
  for (const block of withNested(copies)) {
    for (const element of elementsOf(block)) {
      const value = state[String(block.block_id)]?.[String(element.action_id)];
      if (!value || !holdsValue(element.type)) continue;
      const { initial } = shapeOf(element);
      if (initial) element[initial] = heldBy(element, value) ?? undefined;
    }
  }
  return copies;
}

/** A view in its current state. */
export function seeView(world: World, record: ViewRecord): View {
  const { body, state, errors } = record;
  const names = namesOf(world);
  const title = textOf(body.title);
  return {
    id: record.id,
    hash: record.hash,
    type: body.type,
    title,
    ...(body.submit ? { submit: textOf(body.submit) } : {}),
    close: textOf(body.close) || (record.previousId ? 'Back' : 'Cancel'),
    blocks: body.blocks,
    state,
    errors,
    ...(record.trouble ? { trouble: record.trouble } : {}),
    callback_id: body.callback_id,
    private_metadata: body.private_metadata,
    external_id: body.external_id,
    root_view_id: record.rootId,
    previous_view_id: record.previousId,
    clear_on_close: body.clear_on_close,
    notify_on_close: body.notify_on_close,
    plain: () =>
      [title, record.trouble ?? '', plainText(filledIn(body.blocks, state), names), ...Object.values(errors)]
        .filter(part => part !== '')
        .join('\n'),
    buttons: () => pressTexts(body.blocks),
  };
}

/** The texts of buttons, and of the options that menus offer. */
function pressTexts(blocks: Block[]): string[] {
  return pressables(blocks).flatMap(
    ({ text, options }) => options?.map(option => option.text.text) ?? [text],
  );
}
