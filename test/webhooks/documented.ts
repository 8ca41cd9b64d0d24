import { readFile, writeFile } from 'node:fs/promises';
import { eventTypes, examples, foyerEvents } from '../../src/events/events.ts';

const DOCUMENT = new URL('../../docs/webhooks.md', import.meta.url);
/** What follows is written by `node test/webhooks/documented.ts`. */
const MARK = '<!-- `node test/webhooks/documented.ts` writes what follows, from src/events. -->\n';

const asJson = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** Each type of event with when it is sent and the data of its example; the first with all that is around them. */
export function documentedEvents(): string {
  const [first] = eventTypes;
  const whole = first ? `A whole event:\n\n${asJson(examples[first])}\n\n` : '';
  const each = eventTypes.map(type => {
    const { data } = foyerEvents[type].shape;
    return `### ${type}\n\n${data.description}\n\n${asJson(examples[type].data)}\n`;
  });
  return `${whole}The \`data\` of each type:\n\n${each.join('\n')}`;
}

/** The document, its written part and the rest. */
export async function readDocument(): Promise<{ before: string; events: string }> {
  const text = await readFile(DOCUMENT, 'utf8');
  const [before = '', events = ''] = text.split(MARK);
  return { before, events: events.trimStart() };
}

if (import.meta.main) {
  const { before } = await readDocument();
  await writeFile(DOCUMENT, `${before}${MARK}\n${documentedEvents()}`);
}
