import { startStack } from './stack.ts';
import { story } from './story.ts';
import { Teller } from './teller.ts';

/** Plays the whole story and exits with 0, or with 1 at the first difference. */
async function main(): Promise<number> {
  const stack = await startStack({ logLevel: 'fatal' });
  const teller = new Teller(stack, line => process.stdout.write(`${line}\n`));
  try {
    await story(teller);
    process.stdout.write(`\nThe story is as told: ${teller.checks} things were looked at.\n`);
    return 0;
  } catch (error) {
    process.stdout.write(`\nNOT AS TOLD: ${error instanceof Error ? error.message : String(error)}\n`);
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
