import { PrismaPg } from '@prisma/adapter-pg';
import { App, LogLevel } from '@slack/bolt';
import { PrismaClient } from '../../../src/database/generated/client.ts';

/** The yardstick: a Bolt app with Prisma on Foyer's schema that reads one row before it listens. */
const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, DATABASE_URL } = process.env;

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: DATABASE_URL }) });
const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.command('/invite', async ({ ack, command }) => {
  await ack();
  await db.slackPerson.findFirst({ where: { slackUserId: command.user_id } });
});

await db.organization.findFirstOrThrow();
const server = await app.start(0);
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('Bolt does not listen on a port.');
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
