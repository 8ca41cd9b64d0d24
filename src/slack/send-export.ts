import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ActingMember } from '../domain/access/acting-member.ts';
import { sendFile } from './files.ts';
import type { Context } from './route.ts';

/**
 * Sends text as a file in the person's direct messages. Slack wants its length first, so it is written to disk: a
 * million rows need no more memory than a thousand.
 * @param file.name the date and the extension are added
 */
export async function sendExport(
  { domain, actor, outside }: Context,
  acting: ActingMember,
  file: { name: string; extension: string; comment: string; text: AsyncIterable<string> },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-export-'));
  try {
    const path = join(folder, `export.${file.extension}`);
    await pipeline(Readable.from(file.text), createWriteStream(path));
    await sendFile(outside(acting).client, actor.slackUserId, {
      name: `${file.name}-${domain.clock.now().toISOString().slice(0, 10)}.${file.extension}`,
      content: await openAsBlob(path),
      comment: file.comment,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
