import { sign } from 'local-slack';
import type { StandIn } from './slack-stand-in.ts';

type Slack = Pick<StandIn, 'signingSecret' | 'teamId' | 'apiUrl'>;
type Someone = { id: string; name: string };

/** A signed request as Slack sends it. */
export interface SlackRequest {
  headers: Record<string, string>;
  body: string;
}

let made = 0;

/** A slash command, typed in the app's direct message. */
export function commandRequest(slack: Slack, who: Someone, text: string): SlackRequest {
  made += 1;
  return signed(slack, {
    token: 'verificationtoken0000000',
    team_id: slack.teamId,
    team_domain: 'lovelace',
    channel_id: 'D0BENCH0001',
    channel_name: 'directmessage',
    user_id: who.id,
    user_name: who.name,
    command: '/invite',
    text,
    api_app_id: 'A0BENCH0001',
    is_enterprise_install: 'false',
    response_url: `${slack.apiUrl}commands/${slack.teamId}/${made}/benchmark`,
    trigger_id: `${made}.0000000000.benchmarkcommand0000000000000000`,
  });
}

/** A press of a button of a message, with the message, as Slack sends it along. */
export function pressRequest(
  slack: Slack,
  who: Someone,
  button: { actionId: string; value: string; message: { text: string; blocks: unknown[] } },
): SlackRequest {
  made += 1;
  const ts = `1767600000.${String(made).padStart(6, '0')}`;
  const channel = { id: 'D0BENCH0001', name: 'directmessage' };
  const payload = {
    type: 'block_actions',
    user: { id: who.id, username: who.name, name: who.name, team_id: slack.teamId },
    api_app_id: 'A0BENCH0001',
    token: 'verificationtoken0000000',
    container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: false },
    trigger_id: `${made}.0000000000.benchmarkpress000000000000000000`,
    team: { id: slack.teamId, domain: 'lovelace' },
    enterprise: null,
    is_enterprise_install: false,
    channel,
    message: {
      user: 'U0BENCHBOT',
      type: 'message',
      ts,
      bot_id: 'B0BENCH0001',
      team: slack.teamId,
      ...button.message,
    },
    state: { values: {} },
    response_url: `${slack.apiUrl}actions/${slack.teamId}/${made}/benchmark`,
    actions: [
      {
        type: 'button',
        block_id: 'answer',
        action_id: button.actionId,
        text: { type: 'plain_text', text: 'Accept', emoji: true },
        value: button.value,
        style: 'primary',
        action_ts: ts,
      },
    ],
  };
  return signed(slack, { payload: JSON.stringify(payload) });
}

function signed({ signingSecret }: Slack, fields: Record<string, string>): SlackRequest {
  const body = new URLSearchParams(fields).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: 'application/json,*/*',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(signingSecret, timestamp, body),
    },
  };
}
