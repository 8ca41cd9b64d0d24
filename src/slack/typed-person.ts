import { trimUnseen } from '../domain/characters.ts';
import { findPerson } from '../domain/people/store.ts';
import { asTyped } from './markup.ts';
import type { Context } from './route.ts';
import { MAX_SEARCH } from './search-inputs.ts';
import { withoutStop } from './typed.ts';

const MENTION = /^\ufdd0@([UW][A-Z0-9]+)(?:\|[^\ufdd1]{0,200})?\ufdd1$/u;
const QUOTES = '"\'“”„‟«»';

/**
 * The text after a command that lists people, as a search of that list: a part of a name or an address, or a mention.
 * @returns null when nothing follows the command
 */
export async function searchTyped({ domain, actor }: Context, argument: string): Promise<string | null> {
  const typed = trimUnseen(asTyped(argument));
  const mentioned = MENTION.exec(typed)?.[1];
  if (mentioned) {
    const person = await findPerson(domain.db, actor.workspaceId, mentioned);
    return person?.email ?? person?.name ?? mentioned;
  }
  const text = withoutStop(unquoted(typed).trim());
  return text === '' ? null : text.slice(0, MAX_SEARCH).toWellFormed();
}

function unquoted(text: string): string {
  const characters = [...text];
  const isKept = (character: string) => !QUOTES.includes(character);
  const first = characters.findIndex(isKept);
  return first < 0 ? '' : characters.slice(first, characters.findLastIndex(isKept) + 1).join('');
}
