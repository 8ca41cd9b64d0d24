/** Each connection keeps what it has prepared; a text beyond this many (lists of ever other lengths) is prepared anew. */
const NAMES_MOST = 500;

/**
 * Names SQL texts, the same text always alike, so that a connection parses and plans each once instead of at
 * every use. Planning took most of PostgreSQL's time for a request: Prisma's joins are long.
 * @returns a function from the text to its name; an empty name means no name
 */
export function nameStatements(most = NAMES_MOST): (sql: string) => string {
  const names = new Map<string, string>();
  return sql => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= most) return known ?? '';
    const name = `foyer_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
