import { ApiError } from '../api-error.ts';
import type { ChannelRecord } from '../channels.ts';
import type { MessageRecord } from '../messages.ts';
import { escapeCommandText } from '../mrkdwn.ts';
import type { Answer } from '../outgoing.ts';
import type { PersonRecord } from '../people.ts';
import { post } from '../posting.ts';
import { checkResponse, respond } from '../response-message.ts';
import { isOfOtherCompany } from '../team-of.ts';
import type { World } from '../world.ts';
import { isAccepted } from './envelope.ts';

export interface CommandOutcome {
  answer?: Answer;
  error?: string;
  ephemeral?: MessageRecord;
}

function channelNameOf(channel: ChannelRecord): string {
  if (channel.isIm) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

/** Slackbot's message to the person alone, as Slack's client shows it when a command fails. */
function slackbotSays(
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
  text: string,
): MessageRecord {
  return post(world, channel, {
    text,
    blocks: [],
    attachments: [],
    user: 'USLACKBOT',
    isFromApp: false,
    ephemeralTo: person.id,
  });
}

/** The body of an answer as a response message; plain text is an ephemeral text. Throws `invalid_payload`. */
function responseIn(answer: Answer): Record<string, unknown> | undefined {
  const text = answer.text.trim();
  if (text === '') return undefined;
  const isJson = String(answer.headers['content-type'] ?? '').includes('application/json');
  if (!isJson) return { text };
  try {
    const body = checkResponse(JSON.parse(text));
    return Object.keys(body).length === 0 ? undefined : body;
  } catch {
    throw new ApiError('invalid_payload');
  }
}

/** Types a slash command in a channel: sends it to the app, shows its immediate answer or what went wrong. */
export async function runCommand(
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
  typed: string,
): Promise<CommandOutcome> {
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const command = world.app.command(name);
  const fail = (error: string, text: string): CommandOutcome => ({
    error,
    ephemeral: slackbotSays(world, person, channel, text),
  });
  if (!command || isOfOtherCompany(person.spec)) {
    return fail(
      'invalid_command',
      `\`${name || typed}\` is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  }
  const directory = {
    user: (handle: string) => {
      const found = world.people.find(handle);
      return found && { id: found.id, name: found.spec.name };
    },
    channel: (label: string) => world.channels.byName(label),
  };
  const responsePath = world.responseUrls.create(world.team.id, { personId: person.id, channel: channel.id });
  const { enterprise } = world.team;
  const payload = {
    token: world.app.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelNameOf(channel),
    user_id: person.id,
    user_name: person.spec.name,
    command: name,
    text: escapeCommandText(rest.trim(), directory, command.should_escape === true),
    api_app_id: world.app.id,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    is_enterprise_install: String(world.app.installation.isEnterpriseInstall),
    response_url: `${world.url}${responsePath}`,
    trigger_id: world.triggers.create(person.id),
  };
  const url = world.app.commandUrl(command);
  const answer = await world.outbox.send({ kind: 'command', name, payload, url });
  if (answer.status === 'timeout') {
    return { answer, ...fail('operation_timeout', `${name} failed with the error "operation_timeout"`) };
  }
  if (!isAccepted(answer)) {
    return { answer, ...fail('dispatch_failed', `${name} failed with the error "dispatch_failed"`) };
  }
  try {
    const body = responseIn(answer);
    if (!body) return { answer };
    const asUrl = { personId: person.id, channel: channel.id, createdAt: 0, uses: 0 };
    const shown = respond(world, asUrl, body);
    return { answer, ephemeral: shown?.ephemeralTo ? shown : undefined };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { answer, ...fail('app_did_not_respond', `${name} failed because the app did not respond`) };
  }
}
