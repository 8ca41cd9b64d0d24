/** Statements that an older version doesn't notice, whatever table they are about. */
const HARMLESS = [
  /^create table /u,
  /^create type /u,
  /^create sequence /u,
  /^create extension /u,
  /^create function /u,
  /^create index /u,
  /^drop index /u,
  /^comment on /u,
  /^(insert|update|select|delete|with) /u,
  // A column that older versions leave out when they write.
  /^alter table \S+ add column (?!.*\bnot null\b(?!.*\bdefault\b))/u,
];
/** Harmless where the migration itself made the table: no older version writes to it. */
const ON_A_NEW_TABLE = [
  /^create unique index .* on (\w+)/u,
  /^create .*trigger .* on (\w+)/u,
  /^alter table (\S+) /u,
];
/** A reference from a column that the migration adds: older versions leave it empty. */
const REFERENCE = /^alter table (\S+) add constraint \S+ foreign key \((\w+)\)/u;
/** Says in a migration why older versions go on working beside the statement below it. */
const REASON = /^-- Older versions: \S.+/mu;

/** The statements of a migration, each with the comments above it; strings and bodies of functions are left out. */
function statementsOf(sql: string): { text: string; comments: string }[] {
  const plain = sql.replace(/(\$\w*\$)[\s\S]*?\1/gu, '$1').replace(/'(?:[^']|'')*'/gu, "''");
  return plain.split(/;\s*(?:\n|$)/u).flatMap(part => {
    const comments = (part.match(/^\s*--.*$/gmu) ?? []).join('\n');
    const text = part.replace(/--.*$/gmu, '').replaceAll('"', '').replace(/\s+/gu, ' ').trim().toLowerCase();
    return text ? [{ text, comments }] : [];
  });
}

/** The statements of a migration that an older version could notice, without a reason why it goes on working. */
export function notAdditive(sql: string): string[] {
  const statements = statementsOf(sql);
  const all = statements.map(({ text }) => text).join('\n');
  const isNewTable = (name: string) => new RegExp(`^create table (if not exists )?${name} `, 'mu').test(all);
  const isNewColumn = (table: string, column: string) =>
    new RegExp(`^alter table ${table} .*add column ${column} `, 'mu').test(all);
  const isHarmless = (text: string) => {
    // Each part of "alter table x add column a, add column b" is judged by itself.
    const [, head = '', parts = ''] = /^(alter table (?:only )?\S+ )(.*)$/u.exec(text) ?? [];
    const each = parts.split(/, (?=(?:add|drop|alter|rename) )/u).map(part => `${head}${part}`);
    if (each.every(part => HARMLESS.some(form => form.test(part || text)))) return true;
    if (ON_A_NEW_TABLE.some(form => isNewTable(form.exec(text)?.[1] ?? ' '))) return true;
    const [, table = ' ', column = ' '] = REFERENCE.exec(text) ?? [];
    return isNewColumn(table, column);
  };
  return statements
    .filter(({ text, comments }) => !isHarmless(text) && !REASON.test(comments))
    .map(({ text }) => text);
}
