import { App, LogLevel } from '@slack/bolt';

/** The yardstick: Bolt with its own receiver, a command and a button that are acknowledged and nothing more. */
const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.command('/invite', ({ ack }) => ack());
app.action('invitation.accept', ({ ack }) => ack());

const server = await app.start(0);
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('Bolt does not listen on a port.');
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`);
