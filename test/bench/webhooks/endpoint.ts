import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../../src/database/client.ts';
import { newWebhookSecret } from '../../../src/domain/webhooks/secret.ts';

/** Adds an endpoint that is sent everything, as an admin does in Slack. */
export async function addEndpoint(db: Database, organizationId: string, url: string): Promise<void> {
  const secret = new Uint8Array(Buffer.from(newWebhookSecret()));
  await db.webhookEndpoint.create({
    data: {
      id: randomUUID(),
      organizationId,
      url,
      secret,
      blankMeansAll: false,
      createdAt: new Date(),
    },
  });
}

/** A product that takes everything at once. */
export interface Receiver {
  url: string;
  /** Resolves with the moment at which a body with that text was there. */
  heard(text: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const waiting = new Map<string, (at: number) => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const at = performance.now();
    response.writeHead(204).end();
    const body = Buffer.concat(chunks).toString();
    for (const [text, resolve] of waiting) if (body.includes(text)) resolve(at);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/foyer`,
    heard: text =>
      new Promise(resolve => {
        waiting.set(text, at => {
          waiting.delete(text);
          resolve(at);
        });
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
