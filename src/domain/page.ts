/** One page of a list, counted from 0. */
export interface Page<Item> {
  items: Item[];
  page: number;
  pages: number;
  total: number;
}

/** Rows of a list shown at once: a row takes up to three of the 100 blocks that a Slack modal may have. */
export const PAGE_SIZE = 10;

/**
 * Reads one page, the last one when the list has become shorter meanwhile.
 * @param read rows from `skip` on, with the count of all
 */
export async function readPage<Item>(
  page: number,
  read: (skip: number, take: number) => Promise<{ items: Item[]; total: number }>,
): Promise<Page<Item>> {
  const { items, total } = await read(page * PAGE_SIZE, PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (page >= pages) return readPage(pages - 1, read);
  return { items, page, pages, total };
}
