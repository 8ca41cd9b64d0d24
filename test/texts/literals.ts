import { parseAst } from 'vitest/node';

interface Node {
  type: string;
  [field: string]: unknown;
}

/** Each piece of text in a catalog, with “…” in place of its facts: in functions and choices also. */
export function literalsIn(source: string): string[] {
  const found: string[] = [];
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, found);
  return found.filter(text => /\p{L}{2}/u.test(text));
}

function visit(node: Node, found: string[]): void {
  if (node.type === 'ImportDeclaration' || /^TS(?!As|Satisfies|NonNull)/u.test(node.type)) return;
  if (node.type === 'Literal' && typeof node.value === 'string') found.push(node.value);
  if (node.type === 'TemplateLiteral')
    found.push((node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…'));
  const isCompared = node.type === 'BinaryExpression' && node.operator !== '+';
  for (const [field, value] of Object.entries(node)) {
    if (field === 'type' || isCompared || field === 'key') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof (child as Node | null)?.type === 'string') visit(child as Node, found);
    }
  }
}
