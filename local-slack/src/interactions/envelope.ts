import type { Answer, Outgoing } from '../outgoing.ts';
import type { PersonRecord } from '../people.ts';
import type { ActResult } from '../person.ts';
import { teamIdOf } from '../team-of.ts';
import type { World } from '../world.ts';

/** What Slack's client shows when a button or a form could not be delivered. */
export const troubleText = 'We had some trouble connecting. Try again?';

/** The person as interactions name them. */
export function userOf(world: World, person: PersonRecord): Record<string, unknown> {
  const { spec } = person;
  return { id: person.id, username: spec.name, name: spec.name, team_id: teamIdOf(world, spec) };
}

/**
 * The fields that every interaction's payload has. Those of an organization's installation have no team (seen:
 * github.com/slackapi/bolt-python pull request 23).
 */
export function envelope(world: World, type: string, person: PersonRecord): Record<string, unknown> {
  const { isEnterpriseInstall } = world.app.installation;
  return {
    type,
    user: userOf(world, person),
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    team: isEnterpriseInstall ? null : { id: world.team.id, domain: world.team.domain },
    enterprise: world.team.enterprise ?? null,
    is_enterprise_install: isEnterpriseInstall,
  };
}

/** The time of an action in Slack's form: seconds and microseconds. */
export function actionTs(world: World): string {
  return world.messages.nextTs();
}

/** Did the app accept the request? */
export function isAccepted(answer: Answer): boolean {
  return typeof answer.status === 'number' && answer.status >= 200 && answer.status < 300;
}

const sentRequests = new WeakMap<ActResult, Answer['sent']>();

/** An answer as an act's result; stores the request, so that it can be delivered again. */
export function resultOf(answer: Answer, shown: Partial<ActResult> = {}): ActResult {
  const { payload } = answer.sent.outgoing;
  const result: ActResult = {
    status: answer.status,
    ms: answer.ms,
    payload,
    headers: answer.sent.headers,
    ...shown,
  };
  sentRequests.set(result, answer.sent);
  return result;
}

/** The result of an act for which the client sends no request. */
export function notSent(shown: Partial<ActResult> = {}): ActResult {
  return { status: 0, ms: 0, payload: {}, headers: {}, ...shown };
}

/** Delivers the request of an earlier act again, to the app's current URL. Throws when that act sent none. */
export async function resend(world: World, last: ActResult): Promise<ActResult> {
  const sent = sentRequests.get(last);
  if (!sent) throw new Error('Nothing was sent then, so nothing can be sent again.');
  const url = urlFor(world, sent.outgoing);
  return resultOf(await world.outbox.deliver({ ...sent, outgoing: { ...sent.outgoing, url } }));
}

function urlFor({ app }: World, { kind, name }: Outgoing): string | undefined {
  if (kind === 'event') return app.eventsUrl();
  const command = kind === 'command' ? app.command(name) : undefined;
  return command ? app.commandUrl(command) : app.interactivityUrl();
}
