/** Each connection keeps what it has prepared; a text beyond this many (lists of ever other lengths) is prepared anew. */
const MAX_NAMES = 500;

/**
 * Stands in a text whose plan must fit its values: of one organization a list is read best by another index than of
 * another. PostgreSQL plans what has no name at every use.
 */
export const PLANNED_ANEW = '/* planned anew */';

/**
 * Names SQL texts, the same text always alike, so that a connection parses and plans each once instead of at
 * every use. Planning took most of PostgreSQL's time for a request: Prisma's joins are long.
 * @returns a function from the text to its name; an empty name means no name
 */
export function nameStatements(most = MAX_NAMES): (sql: string) => string {
  const names = new Map<string, string>();
  return sql => {
    const known = names.get(sql) ?? (sql.includes(PLANNED_ANEW) ? '' : undefined);
    if (known !== undefined || names.size >= most) return known ?? '';
    const name = `foyer_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
