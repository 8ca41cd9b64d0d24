import { parseArgs } from 'node:util';
import { startClient } from 'local-slack/client';
import { startStack } from './stack.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3333' } } });

async function main(): Promise<void> {
  process.stdout.write('Starting a local Slack, a mailbox, a PostgreSQL and Foyer …\n');
  const stack = await startStack({ logLevel: 'warn' });
  const aside = { title: 'Mailbox', url: stack.mailbox.url };
  const options = { manifest: { ...stack.manifest }, aside };
  const client = await startClient(stack.slack, { ...options, port: Number(values.port) }).catch(() =>
    startClient(stack.slack, options),
  );
  process.stdout.write(
    [
      '',
      `  Open ${client.url}`,
      '',
      '  You are Grace, a workspace admin, on the left, and Ada on the right.',
      '  As Grace, type /invite to set up an organization; then /invite again to invite Ada.',
      '  Invite an address that nobody in this Slack has, and its email arrives in the mailbox.',
      '  Nothing leaves this machine, and nothing is kept. Ctrl-C ends it.',
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
