import { type ActResult, type Person, sign } from 'local-slack';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { startApp } from '../../src/app.ts';
import { configFor, type Foyer, inTests, type Mode } from './foyer.ts';

export interface WireAnswer {
  status: number | 'timeout' | 'failed';
  text: string;
}

/** Posts a body to the app's URL as Slack does; each part of the signature can be made wrong. */
export async function post(
  { app, slack, clock }: Foyer,
  body: string,
  how: { contentType?: string; secret?: string; ageS?: number; headers?: Record<string, string> } = {},
): Promise<WireAnswer> {
  const { contentType = 'application/x-www-form-urlencoded', secret = slack.signingSecret, ageS = 0 } = how;
  const timestamp = Math.floor(clock.now().getTime() / 1000) - ageS;
  const response = await fetch(`${app.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
      ...how.headers,
    },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** A payload as the body of a request: a command's fields, an event's JSON, or an interaction's form field. */
export function bodyOf(payload: Record<string, unknown>): { body: string; contentType: string } {
  if (payload.type === 'event_callback') {
    return { body: JSON.stringify(payload), contentType: 'application/json' };
  }
  const fields =
    'command' in payload ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/**
 * Delivers a custom payload, signed over HTTP or in an envelope over Socket Mode; `like` is an act of that person of
 * the same kind. Returns the app's answer.
 */
export async function deliver(
  foyer: Foyer,
  mode: Mode,
  person: Person,
  like: ActResult,
  payload: Record<string, unknown>,
): Promise<WireAnswer> {
  if (mode === 'http') {
    const { body, contentType } = bodyOf(payload);
    return post(foyer, body, { contentType });
  }
  // Over Socket Mode the simulator sends the payload object as it is then.
  for (const key of Object.keys(like.payload)) delete like.payload[key];
  Object.assign(like.payload, payload);
  const { status } = await person.resend(like);
  const answered = foyer.slack.calls.all().findLast(call => call.args === like.payload);
  return { status, text: JSON.stringify(answered?.response ?? '') };
}

/** A second process on the same database and the same Slack. */
export interface SecondApp extends AsyncDisposable {
  /** Which of the two gets the next requests; over Socket Mode Slack alternates by itself. */
  reach(which: 'first' | 'second'): void;
}

export async function startSecond(foyer: Foyer, mode: Mode): Promise<SecondApp> {
  const { slack, clock, database } = foyer;
  const second = await startApp({
    ...inTests,
    config: configFor(slack, mode),
    databaseUrl: database.url,
    clock,
  });
  return {
    reach(which) {
      if (mode === 'socket') return;
      const { url } = which === 'first' ? foyer.app : second;
      slack.installApp(parse(manifestYaml({ publicUrl: url })), { requestUrl: `${url}/slack/events` });
    },
    async [Symbol.asyncDispose]() {
      await second.stop();
    },
  };
}
