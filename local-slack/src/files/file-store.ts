import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';
import { freshId, hex } from '../ids.ts';
import type { FileType } from './file-types.ts';
import { fileTypeOf, remoteType } from './file-types.ts';

/** Where a file was shared: the channel and the message. */
export interface Share {
  channel: string;
  ts: string;
}

/** A file in another service: Slack stores only its address (docs.slack.dev: files.remote.add). */
export interface RemotePlace {
  url: string;
  /** Slack's `external_type`, e.g. `gdrive`; `app` by default. */
  type?: string;
}

/**
 * What payloads show of a file: a snippet; only the id, as in shared channels (`check_file_info`), where files.info has
 * the rest; or nothing at all, beyond a free team's limit.
 */
export type FileShownAs = 'snippet' | 'withheld' | 'hidden';

export interface FileRecord extends FileType {
  id: string;
  name: string;
  title: string;
  /** The owner: a person or the app's bot user. */
  user: string;
  /** In seconds. */
  created: number;
  size: number;
  bytes: Uint8Array;
  remote?: RemotePlace;
  shownAs?: FileShownAs;
  shares: Share[];
  /** Given to the app in a modal: the app may read it although it is in no channel. */
  isGivenToApp: boolean;
  isDeleted: boolean;
}

/** An upload that the app has started but not completed. */
export interface Ticket {
  id: string;
  path: string;
  filename: string;
  length: number;
  bytes?: Uint8Array;
}

/** All files together; a free team has 5 GB in Slack, but these are in memory. */
const mostBytes = 512 * 1024 * 1024;
const mostTickets = 1000;

/** The workspace's files, in memory. */
export class Files {
  #byId = new Map<string, FileRecord>();
  #tickets = new Map<string, Ticket>();
  #bytes = 0;
  readonly #clock: Clock;
  readonly #teamId: string;

  constructor(clock: Clock, teamId: string) {
    this.#clock = clock;
    this.#teamId = teamId;
  }

  get(id: string): FileRecord | undefined {
    return this.#byId.get(id);
  }

  /** Stores a file. Throws `storage_limit_reached`. */
  add(file: { name: string; user: string; bytes: Uint8Array; shownAs?: FileShownAs }): FileRecord {
    this.#reserve(file.bytes.length);
    return this.#keep(file);
  }

  /** Stores the address of a file in another service. */
  addRemote(file: { name: string; user: string; remote: RemotePlace; shownAs?: FileShownAs }): FileRecord {
    return Object.assign(this.#keep({ ...file, bytes: new Uint8Array() }), remoteType);
  }

  /** Deletes the content; the record stays, so that Slack can say that the file was deleted. */
  delete(file: FileRecord): void {
    if (file.isDeleted) return;
    this.#bytes -= file.size;
    file.isDeleted = true;
    file.bytes = new Uint8Array();
  }

  /**
   * Starts an upload by the app; beyond a thousand, the oldest unfinished ones are dropped. Throws
   * `storage_limit_reached`.
   */
  beginUpload(filename: string, length: number): Ticket {
    this.#reserve(length);
    const ticket = { id: freshId('F'), path: `/upload/v1/${this.#teamId}/${hex(48)}`, filename, length };
    this.#tickets.set(ticket.id, ticket);
    const [oldest] = this.#tickets.values();
    if (this.#tickets.size > mostTickets && oldest) {
      this.#tickets.delete(oldest.id);
      this.#bytes -= oldest.length;
    }
    return ticket;
  }

  ticketAt(path: string): Ticket | undefined {
    return [...this.#tickets.values()].find(ticket => ticket.path === path);
  }

  /** The ticket whose content has arrived; undefined for any other, and after completion. */
  uploaded(id: string): (Ticket & { bytes: Uint8Array }) | undefined {
    const ticket = this.#tickets.get(id);
    return ticket?.bytes ? { ...ticket, bytes: ticket.bytes } : undefined;
  }

  /** Makes a file from an upload. Throws `file_not_found` for an unknown one. */
  completeUpload(id: string, user: string, title: string): FileRecord {
    const ticket = this.uploaded(id);
    if (!ticket) throw new ApiError('file_not_found');
    const file = this.#keep({ id, name: ticket.filename, title, user, bytes: ticket.bytes });
    this.#tickets.delete(id);
    return file;
  }

  #keep(file: {
    id?: string;
    name: string;
    title?: string;
    user: string;
    bytes: Uint8Array;
    remote?: RemotePlace;
    shownAs?: FileShownAs;
  }): FileRecord {
    const { name, user, bytes, remote, shownAs } = file;
    const record: FileRecord = {
      id: file.id ?? freshId('F'),
      name,
      title: file.title || name,
      user,
      created: Math.floor(this.#clock.now().getTime() / 1000),
      size: bytes.length,
      bytes,
      ...(remote && { remote }),
      ...(shownAs && { shownAs }),
      shares: [],
      isGivenToApp: false,
      isDeleted: false,
      ...fileTypeOf(name),
    };
    this.#byId.set(record.id, record);
    return record;
  }

  #reserve(size: number): void {
    if (this.#bytes + size > mostBytes) throw new ApiError('storage_limit_reached');
    this.#bytes += size;
  }
}
