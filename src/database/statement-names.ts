/**
 * Each connection keeps its prepared statements; texts beyond this many (such as lists of every length) are prepared
 * each time.
 */
const MAX_NAMES = 500;

/**
 * Marks a text whose plan depends on its values: the best index of a list differs between organizations. PostgreSQL
 * plans statements without a name at each use.
 */
export const PLANNED_ANEW = '/* planned anew */';

/**
 * Names SQL texts, the same text always alike, so that a connection parses and plans each once. Planning took most of
 * PostgreSQL's time for a request, because Prisma's joins are long.
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
