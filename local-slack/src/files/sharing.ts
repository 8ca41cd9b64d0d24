import type { ChannelRecord } from '../channels.ts';
import type { MessageRecord } from '../messages.ts';
import type { PersonRecord } from '../people.ts';
import { canSee } from '../seeing.ts';
import type { World } from '../world.ts';
import type { FileRecord, FileShownAs, RemotePlace } from './file-store.ts';

/** A file on a person's disk. */
export interface FileToUpload {
  name: string;
  /** A string is stored as UTF-8. */
  bytes: Uint8Array | string;
  shownAs?: FileShownAs;
}

/** A file of another service, shared in Slack only by its address. */
export interface RemoteFile {
  name: string;
  remote: RemotePlace;
  shownAs?: FileShownAs;
}

/** A file to share: one from the disk, one of another service, or the id of one that this person has uploaded. */
export type FileChoice = FileToUpload | RemoteFile | { id: string };

/** The largest file that Slack accepts (slack.com/help: "Add files to Slack"). */
const largestFile = 1024 ** 3;

/** Uploads a file as a person's client does as soon as it is chosen. Throws a sentence when the client refuses it. */
export function uploadAs(world: World, person: PersonRecord, file: FileChoice): FileRecord {
  if ('id' in file) {
    const known = world.files.get(file.id);
    if (!known || known.isDeleted || known.user !== person.id) {
      throw new Error(`${person.spec.name} has no file ${file.id}.`);
    }
    return known;
  }
  if ('remote' in file) return world.files.addRemote({ ...file, user: person.id });
  const bytes = typeof file.bytes === 'string' ? new TextEncoder().encode(file.bytes) : file.bytes;
  if (file.name.trim() === '') throw new Error('A file needs a name.');
  if (bytes.length === 0) throw new Error(`“${file.name}” is empty: Slack takes no empty files.`);
  if (bytes.length > largestFile) throw new Error(`“${file.name}” is too large: Slack takes 1 GB at most.`);
  return world.files.add({ ...file, user: person.id, bytes });
}

/** Notes where files were shared; the app gets `file_shared` for each if it is there and subscribed. */
export function noteShares(world: World, channel: ChannelRecord, message: MessageRecord): void {
  for (const id of message.files ?? []) {
    world.files.get(id)?.shares.push({ channel: channel.id, ts: message.ts });
    if (!channel.appIsMember) continue;
    const done = world.traffic.begin();
    const event = { type: 'file_shared', channel_id: channel.id, file_id: id, user_id: message.user };
    void world.events.emit('file_shared', { ...event, file: { id } }).finally(done);
  }
}

/** May the app read the file? Its own, one from a modal, or one in a conversation it is in. */
export function isReadableByApp(world: World, file: FileRecord): boolean {
  if (file.user === world.app.botUserId || file.isGivenToApp) return true;
  return file.shares.some(({ channel }) => world.channels.get(channel)?.appIsMember);
}

/** The file as the person's client would open it; throws a sentence when it is gone or they can't see it. */
export function fileSeenBy(world: World, person: PersonRecord, id: string): FileRecord {
  const file = world.files.get(id);
  const isSeen = (channelId: string) => {
    const channel = world.channels.get(channelId);
    return channel !== undefined && canSee(person, channel);
  };
  if (!file || (file.user !== person.id && !file.shares.some(({ channel }) => isSeen(channel)))) {
    throw new Error(`${person.spec.name} sees no file ${id}.`);
  }
  if (file.isDeleted) throw new Error('This file was deleted.');
  return file;
}

/** Deletes a person's own file; the app gets `file_deleted` if it could read it and subscribed. */
export async function deleteAs(world: World, person: PersonRecord, id: string): Promise<void> {
  const file = fileSeenBy(world, person, id);
  if (file.user !== person.id)
    throw new Error(`${person.spec.name} may not delete the file of somebody else.`);
  const channels = file.shares.map(({ channel }) => channel);
  const isHeard = isReadableByApp(world, file);
  world.files.delete(file);
  for (const channel of channels) world.changes.announce({ kind: 'message_changed', channel });
  if (!isHeard) return;
  await world.events.emit('file_deleted', { type: 'file_deleted', file_id: id, channel_ids: channels });
}
