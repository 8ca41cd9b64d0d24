/** What can be between “alter table” and the table’s name. */
const BETWEEN = ['if', 'exists', 'only'];

/** The tables that a migration changes, as far as its text shows: what follows each “alter table”. */
export function changedTables(sql: string): string[] {
  const words = sql.split(/\s+/u);
  const found = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (word.toLowerCase() !== 'table' || words[at - 1]?.toLowerCase() !== 'alter') continue;
    const name = words.slice(at + 1).find(each => !BETWEEN.includes(each.toLowerCase()));
    if (name) found.add(name.replaceAll(/[";]/gu, ''));
  }
  return [...found];
}
