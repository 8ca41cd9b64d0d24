const opening = /^( *)(?:it|test)((?:\.\w+)*)\(/gmu;
const literal = /^\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)/u;

/**
 * The titles of the it() and test() calls of a test file that run, in order; of it.each, the title as written. Relies
 * on Biome's layout: a call begins its line, and the table of `each` ends on the same line or on the next one with the
 * same indent.
 */
export function titlesIn(source: string): string[] {
  return testsIn(source).map(({ title }) => title);
}

/** The same with each test's code: up to the next test, so what several tests share is in none of them. */
export function testsIn(source: string): { title: string; code: string }[] {
  const calls = [...source.matchAll(opening)];
  return calls.flatMap((call, index) => {
    const [text, indent = '', modifiers = ''] = call;
    if (/\.(?:skip|todo)/u.test(modifiers)) return [];
    const rest = source.slice(call.index + text.length);
    const title = modifiers.includes('.each') ? afterTable(rest, indent) : rest;
    const [, ...quoted] = literal.exec(title) ?? [];
    const written = quoted.find(part => part !== undefined);
    const code = source.slice(call.index, calls[index + 1]?.index);
    return written === undefined ? [] : [{ title: written.replace(/\\(.)/gu, '$1'), code }];
  });
}

/** What follows the first `)(` of the line itself or of a line with the same indent as the call. */
function afterTable(rest: string, indent: string): string {
  const [ownLine = '', ...others] = rest.split('\n');
  if (ownLine.includes(')(')) return rest.slice(rest.indexOf(')(') + 2);
  const end = others.findIndex(
    line => line.startsWith(indent) && /^[^ ].*\)\(/u.test(line.slice(indent.length)),
  );
  const last = others.slice(end).join('\n');
  return end < 0 ? '' : last.slice(last.indexOf(')(') + 2);
}
