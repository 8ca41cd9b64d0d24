import { randomBytes } from 'node:crypto';
import { freePort } from '../../../src/database/embedded/free-port.ts';
import type { Server } from '../postgres.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { makeDatabases } from './databases.ts';
import { type Foyer, startFoyer } from './foyer.ts';

/** A Slack with many workspaces, and a database for each number of them. */
export interface Stage {
  cloud: Cloud;
  sizes: number[];
  /** Starts a Foyer that serves so many; the largest one gets what people press and type in the local Slack. */
  start(size: number): Promise<Foyer>;
  databaseUrl(size: number): string;
  stop(): Promise<void>;
}

export async function setStage(
  server: Server,
  sizes: number[],
  people: { small: number; large: number },
): Promise<Stage> {
  const largest = Math.max(...sizes);
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const cloud = await startCloud(publicUrl, largest, people);
  const encryptionKey = randomBytes(32).toString('base64');
  const urls = await makeDatabases(server, cloud, sizes, encryptionKey);
  const databaseUrl = (size: number) => urls[sizes.indexOf(size)] ?? '';
  return {
    cloud,
    sizes,
    databaseUrl,
    start: size =>
      startFoyer({
        SLACK_CLIENT_ID: cloud.slack.clientId,
        SLACK_CLIENT_SECRET: cloud.slack.clientSecret,
        SLACK_SIGNING_SECRET: cloud.slack.signingSecret,
        SLACK_API_URL: cloud.slack.apiUrl,
        ENCRYPTION_KEY: encryptionKey,
        PUBLIC_URL: publicUrl,
        DATABASE_URL: server.asProgram(databaseUrl(size)),
        DATABASE_OWNER_URL: databaseUrl(size),
        IMPORT_MAX_ROWS: '10000',
        PORT: size === largest ? String(port) : '0',
      }),
    stop: () => cloud.slack.stop(),
  };
}
