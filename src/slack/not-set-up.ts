import type { DomainError } from '../domain/errors.ts';
import { ADMINS_NAMED, workspaceAdmins } from '../domain/people/store.ts';
import { texts } from '../texts/texts.ts';
import { type Inline, mention, paragraphBlock } from './blocks.ts';
import { errorText } from './errors.ts';
import type { Message } from './reply.ts';

/** The refusals of people who can't set up an organization. */
export const setUpRefusals = ['only-workspace-admins', 'only-workspace-admins-add'] as const;

/** Names the people of the workspace who can set up an organization, where Foyer knows some. */
export async function refuseSetUp(
  db: Parameters<typeof workspaceAdmins>[0],
  workspaceId: string,
  error: DomainError<(typeof setUpRefusals)[number]>,
  command: string,
): Promise<Message> {
  const text = errorText(error, command);
  const people = (await workspaceAdmins(db, workspaceId, ADMINS_NAMED)).map(id => mention(id));
  if (people.length === 0) return { text };
  const said = texts().setUp;
  const pieces =
    error.code === 'only-workspace-admins'
      ? said.askAdmins<Inline>({ people, command })
      : said.askAdminsForAnother<Inline>({ people });
  return { text, blocks: [paragraphBlock(...pieces)] };
}
