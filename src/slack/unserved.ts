import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Database } from '../database/client.ts';
import { isUnavailable } from '../database/errors.ts';
import { inWorkspace } from '../database/workspace-scope.ts';
import { peopleById } from '../domain/people/store.ts';
import { currentReference } from '../log/request.ts';
import { forReader } from '../texts/reader.ts';
import { texts } from '../texts/texts.ts';
import type { FindInstalled, Installed, Source } from './installed.ts';

/** A request that no route gets, and what its person reads about that. */
export class UnservedError extends Error {
  readonly words: string;
  /** Does the same happen when Slack delivers it again? */
  readonly isLasting: boolean;
  /** With the workspace's own token; undefined: Foyer has none. */
  readonly client: WebClient | undefined;

  constructor(words: string, { isLasting, client }: { isLasting: boolean; client?: WebClient | undefined }) {
    super(words);
    this.words = words;
    this.isLasting = isLasting;
    this.client = client;
  }
}

export interface ServedParts {
  db: Database;
  find: FindInstalled;
  /** Finds a workspace that the operator has wait. */
  findSuspended: FindInstalled;
  /** Whom its people can write to; undefined: nobody. */
  supportEmail: string | undefined;
  log: Logger;
}

/** Finds the workspace of a request. @throws UnservedError where Foyer isn't installed, is suspended, or can't look */
export async function findServed(
  parts: ServedParts,
  source: Source & { userId?: string | undefined },
): Promise<Installed> {
  try {
    const installed = await parts.find(source);
    if (installed) return installed;
    const suspended = await parts.findSuspended(source);
    const words = suspended
      ? await suspendedWords(parts, suspended, source.userId ?? '')
      : texts().answers.notInstalled;
    throw new UnservedError(words, { isLasting: true, client: suspended?.client });
  } catch (error) {
    if (error instanceof UnservedError) throw error;
    const reference = currentReference();
    parts.log.error({ err: error, reference }, 'the workspace of a request could not be looked for');
    const { noDatabase, failed } = texts().answers;
    throw new UnservedError((isUnavailable(error) ? noDatabase : failed)({ reference }), {
      isLasting: false,
    });
  }
}

/** In the language of the person, where Foyer knows them. */
async function suspendedWords(
  { db, supportEmail: support }: ServedParts,
  { workspaceId }: Installed,
  slackUserId: string,
): Promise<string> {
  const people = await inWorkspace(workspaceId, () => peopleById(db, workspaceId, [slackUserId]));
  return forReader(people.get(slackUserId), () => texts().answers.suspended({ support }));
}
