import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordsIn } from './words-in-code.ts';

const root = join(import.meta.dirname, '../..');

/** Where texts for people come from; what they say is in src/texts. */
const parts = ['slack', 'messages', 'web/pages', 'mail', 'delivery', 'notifications'];
/** Its texts are for the operator who starts Foyer. */
const forOperators = ['src/slack/receivers/socket-receiver.ts'];

it('the check finds texts for people in code, and nothing else', () => {
  const people = [
    "const title = 'Close';",
    'const line = `§{name} joined §{organization}.`;',
    "reply(isLate ? 'too late for this' : 'ok');",
    'const page = html`<p class="wide page">Open <b>Slack</b></p>`;',
  ];
  expect(people.map(code => code.replaceAll('§', '$')).flatMap(wordsIn)).toEqual([
    'Close',
    '… joined ….',
    'too late for this',
    'Open  Slack',
  ]);
  const others = [
    "import { a } from './two words.ts';",
    "throw new Error('The queue stopped.');",
    "log.warn({ err }, 'a call failed for good');",
    'db.$queryRaw`select 1 from people where name = 1`;',
    "const css = 'p { color: red; margin: 0; }';",
    "const view = { type: 'modal', callback_id: 'hand-on', 'Some key here': 1 };",
    "if (kind === 'not delivered') go();",
    "type Bucket = 'not delivered' | 'sent again';",
    "const route = { usage: 'hand-on to NAME' };",
    "const answer = { status: 404, body: 'Foyer does not know this.' };",
    "const name = 'Foyer';",
  ];
  expect(others.flatMap(wordsIn)).toEqual([]);
});

it('every text that people read is in src/texts, in each language', () => {
  const files = parts.flatMap(part => globSync(`src/${part}/**/*.ts`, { cwd: root })).sort();
  expect(files.length).toBeGreaterThan(250);
  const found = files
    .filter(file => !forOperators.includes(file))
    .map(file => [file, wordsIn(readFileSync(join(root, file), 'utf8'))] as const)
    .filter(([, words]) => words.length > 0);
  expect(Object.fromEntries(found)).toEqual({});
});
