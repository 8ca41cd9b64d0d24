import { parseAst } from 'vitest/node';
import { resultBuckets } from '../../src/messages/import-results.ts';

interface Node {
  type: string;
  [field: string]: unknown;
}

/** What surrounds a literal, from the file inwards. */
type Path = readonly Node[];

/**
 * The texts of a source file that look like words for people: several words, or one with a capital. Left out are those
 * that people don't read: errors for developers, lines of the log, SQL, CSS, tags of HTML, names of types and
 * properties, what is compared, how commands are typed, and answers to machines.
 */
export function wordsIn(source: string): string[] {
  const found: string[] = [];
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node;
  visit(program, [], (node, path) => {
    const text = textOf(node, path);
    if (text !== null && isForPeople(text) && !path.some((_, at) => isElsewhere(path, at))) found.push(text);
  });
  return found;
}

function visit(node: Node, path: Path, look: (node: Node, path: Path) => void): void {
  const within = [...path, node];
  look(node, within);
  for (const [field, value] of Object.entries(node)) {
    if (field === 'type') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string')
        visit(child as Node, within, look);
    }
  }
}

/** The words of a literal or template; null for every other node. HTML counts without its tags. */
function textOf(node: Node, path: Path): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return isKey(node, path.at(-2)) ? null : withoutTags(node.value);
  }
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return withoutTags(quasis.map(({ value }) => value.cooked).join('…'));
}

/** A style sheet, or what is left of a text when its tags are gone. */
function withoutTags(text: string): string {
  if (/\{[^{}]*:[^{}]*;[^{}]*\}/u.test(text)) return '';
  return text.includes('<') ? text.replaceAll(/<[^<>]*>/gu, ' ').trim() : text;
}

/** How a command is typed: "/invite help", "/invite ada@example.com as Analyst in …"; or a name in an example. */
const isCommand = /^(?:… [a-z-]+|…(?: …| as| in)+|"[^"]+")$/u;

/** Names that no language changes, and the keys of what rows of an upload became, whose words are in the texts. */
const names = new Set<string>(['Foyer', ...resultBuckets]);

function isForPeople(text: string): boolean {
  if (names.has(text) || isCommand.test(text)) return false;
  return (
    /\p{L}[.,:;!?)”…]*\s+[(“…]*\p{L}/u.test(text) ||
    /…\s+\p{L}{2}|\p{L}{2}[:,]?\s+…/u.test(text) ||
    /^\p{Lu}\p{Ll}{2,}[.!?…]*$/u.test(text)
  );
}

function isKey(node: Node, parent: Node | undefined): boolean {
  return (parent?.type === 'Property' && parent.key === node) || parent?.type === 'MemberExpression';
}

const typed = /^TS(?!As|Satisfies|NonNull)/u;
const outside = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ThrowStatement',
]);

/** Does this part of the path say that nobody reads the text? */
function isElsewhere(path: Path, at: number): boolean {
  const node = path[at] as Node;
  const inner = path[at + 1];
  if (typed.test(node.type)) return true;
  if (outside.has(node.type)) return node.type === 'ThrowStatement' || node.source === inner;
  if (node.type === 'NewExpression') return /(?:Error|RegExp)$/u.test(nameOf(node.callee));
  if (node.type === 'BinaryExpression') return ['===', '!==', 'in'].includes(String(node.operator));
  if (node.type === 'SwitchCase') return node.test === inner;
  if (node.type === 'TaggedTemplateExpression') return /(?:Raw|^sql|\.sql)$/u.test(nameOf(node.tag));
  if (node.type === 'CallExpression') return isForDevelopers(nameOf(node.callee));
  return node.type === 'Property' && isSetting(node, path[at - 1]);
}

const isForDevelopers = (callee: string) =>
  /(?:^|[.#])log\.\w+$|^(?:super|hashOf)$|RawUnsafe$|\.(?:query|includes|startsWith|endsWith|header|split|join|get|enum)$/u.test(
    callee,
  );

/** How a command is typed, scopes, headers, what the manifest says, and what a machine reads as an answer. */
function isSetting({ key }: Node, object: Node | undefined): boolean {
  const name = nameOf(key);
  if (['usage', 'scopes', 'subscription', 'sameSite', 'x-robots-tag', 'authorization'].includes(name))
    return true;
  const beside = (object?.properties as Node[] | undefined)?.map(({ key: other }) => nameOf(other)) ?? [];
  if (name === 'name' || name === 'description') return ['id', 'run'].every(each => beside.includes(each));
  return name === 'body' && beside.includes('status');
}

function nameOf(node: unknown): string {
  const { type, name, value, object, property } = (node ?? {}) as Partial<Node>;
  if (type === 'MemberExpression') return `${nameOf(object)}.${nameOf(property)}`;
  if (type === 'Super') return 'super';
  return String(name ?? value ?? '');
}
