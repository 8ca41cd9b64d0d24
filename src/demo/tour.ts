import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startStack } from './stack.ts';
import { story } from './story.ts';
import { Teller } from './teller.ts';
import { both, markdownTranscript, terminalTranscript } from './transcript.ts';

const FILE = 'docs/tour.md';

/** The days of the written tour are the same in every run. */
const STARTS_AT = new Date('2026-01-05T09:00:00Z');

const INTRODUCTION = `# The tour

Foyer plays this story with a local Slack and a mailbox, and each block shows what a person really had before them.
\`npm run tour\` plays it in a terminal; \`npm run tour -- --write\` also writes this file.
`;

/** Plays the whole story and exits with 0, or with 1 at the first difference. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const markdown = markdownTranscript();
  const stack = await startStack({ logLevel: 'fatal', startsAt: STARTS_AT });
  const teller = new Teller(stack, both(terminalTranscript(say), markdown));
  try {
    await story(teller);
    const ending = `All ${teller.checks} checks passed.`;
    if (values.write) {
      await writeFile(FILE, `${INTRODUCTION}\n${markdown.text()}\n${ending}\n`);
      say(`\nWrote ${FILE}.`);
    }
    say(`\n${ending}`);
    return 0;
  } catch (error) {
    say(`\nCheck ${teller.checks + 1} failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await stack.stop();
  }
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
