import { parseArgs } from 'node:util';
import { listen } from './listen.ts';
import { startPage } from './page.ts';
import { startStack } from './stack.ts';
import { aloud } from './steps.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, record: { type: 'boolean', default: false } },
});

async function main(): Promise<void> {
  if (values.record) {
    // The browser is for this alone: people who only look at the demo don’t need it.
    const { record } = await import('./record/record.ts');
    await record(line => void process.stdout.write(`${line}\n`));
    process.exit(0);
  }
  const step = aloud(text => void process.stdout.write(text));
  const stack = await startStack({ logLevel: 'warn', step });
  const { page: client, note } = await listen(values.port, port => startPage(stack, { port })).catch(
    async error => {
      await stack.stop();
      throw error;
    },
  );
  process.stdout.write(
    [
      '',
      ...(note ? [`  ${note}`, ''] : []),
      `  Open ${client.url}`,
      '',
      '  Choose a story there, and a tour shows you around in eight steps.',
      '  You are Grace, a workspace admin, on the left, and Ada on the right.',
      '  Nothing leaves this machine, and nothing is kept. Press Ctrl-C to stop.',
      '',
      '',
    ].join('\n'),
  );
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await client.stop();
    await stack.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
