import { english } from './language.ts';

const article = (noun: string) => (/^[aeiou]/iu.test(noun) ? 'an' : 'a');

/** What all lists of people share: paging, search, filters, and why a row can't be changed. */
export const lists = {
  cancel: 'Cancel',
  save: 'Save',
  name: 'Name',
  previous: '‹ Previous',
  next: 'Next ›',
  search: 'Search and filter',
  apply: 'Apply',
  showEverybody: 'Show everybody',
  download: 'Download CSV',
  fileSent: 'The file is in your direct messages with Foyer.',
  sortBy: 'Sort by',
  nobodyMatches: 'Nobody matches.',
  nameOrEmail: 'Name or email',
  searchHint: 'Any part of a name or email, words in any order. One or two characters match the beginning.',
  role: 'Role',
  status: 'Status',
  quoted: ({ search }: { search: string }) => `“${search}”`,
  inGroup: ({ group }: { group: string }) => `in ${group}`,
  inHiddenGroup: ({ one }: { one: string }) => `in a ${one} you can’t see`,
  /** Above the list, for a person who is not in it. */
  about: ({ name, said }: { name: string; said: string }) => `${name}: ${said}`,
  beyondReach: ({ groups, role }: { groups: readonly string[]; role: string }) =>
    `Also in ${english.and(groups)}, so only ${article(role)} ${role} can make changes.`,
};
