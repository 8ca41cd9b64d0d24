import { type ClientOptions, startClient } from 'local-slack/client';
import { guideFor } from './guide/guide.ts';
import type { Stack } from './stack.ts';

/** Starts the demo's page: two people in Slack, the mailbox beside them, and the stories. */
export function startPage({ slack, mailbox, manifest, time }: Stack, more: Pick<ClientOptions, 'port'> = {}) {
  const aside = { title: 'Mailbox', url: mailbox.url };
  return startClient(slack, { manifest: { ...manifest }, aside, time, guide: guideFor(slack), ...more });
}
