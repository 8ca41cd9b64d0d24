import { parseArgs } from 'node:util';
import { startClient } from 'local-slack/client';
import { guideFor } from './guide/guide.ts';
import { listen } from './listen.ts';
import { startStack } from './stack.ts';

const { values } = parseArgs({ options: { port: { type: 'string' } } });

async function main(): Promise<void> {
  process.stdout.write('Starting a local Slack, a mailbox, a PostgreSQL and Foyer …\n');
  const stack = await startStack({ logLevel: 'warn' });
  const { slack, time } = stack;
  const aside = { title: 'Mailbox', url: stack.mailbox.url };
  const options = { manifest: { ...stack.manifest }, aside, time, guide: guideFor(slack) };
  const { page: client, note } = await listen(values.port, port =>
    startClient(slack, { ...options, port }),
  ).catch(async error => {
    await stack.stop();
    throw error;
  });
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
