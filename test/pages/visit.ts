import { freePort } from '../../src/database/embedded/free-port.ts';
import { issueToken } from '../../src/domain/invitations/tokens/store.ts';
import type { Foyer, StartOptions } from '../support/foyer.ts';
import { runCommand, untilIdle } from '../support/story.ts';

/** Settings with which people can sign in with Slack; Slack has to know the address before Foyer listens. */
export async function withSignIn(): Promise<StartOptions> {
  const port = String(await freePort());
  return {
    env: ({ clientId, clientSecret }) => ({
      PORT: port,
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
    }),
  };
}

/** What an answer says, without its tags. */
const wordsOf = (page: string) =>
  page
    .replace(/<style>[\s\S]*<\/style>/u, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,?)])/gu, '$1')
    .trim();

export interface Answered {
  status: number;
  words: string;
  page: string;
  headers: Headers;
}

/** Sends a request to the web server as a browser does; redirects are not followed. */
export async function send(
  foyer: Pick<Foyer, 'app'>,
  path: string,
  init: RequestInit = {},
): Promise<Answered> {
  const response = await fetch(`${foyer.app.url}${path}`, { redirect: 'manual', ...init });
  const page = await response.text();
  return { status: response.status, words: wordsOf(page), page, headers: response.headers };
}

/** Opens a page. */
export const open = (foyer: Pick<Foyer, 'app'>, path: string) => send(foyer, path);

/** Presses a button of a page, and returns the page that follows. */
export async function press(
  foyer: Pick<Foyer, 'app'>,
  path: string,
  fields: Record<string, string> = {},
): Promise<Answered> {
  const answered = await send(foyer, path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const { status, headers } = answered;
  return status === 303 ? open(foyer, headers.get('location')?.split('#', 1)[0] ?? '') : answered;
}

export const accept = (foyer: Pick<Foyer, 'app'>, path: string, name = '') =>
  press(foyer, path, { answer: 'accept', name });
export const decline = (foyer: Pick<Foyer, 'app'>, path: string) => press(foyer, path, { answer: 'decline' });

/** The link of an email about an invitation, as sending it would issue it; its path. */
export async function linkTo({ db, clock }: Foyer, email: string): Promise<string> {
  const { id: invitationId, organizationId } = await db.invitation.findFirstOrThrow({
    where: { email },
    orderBy: { id: 'desc' },
  });
  const now = clock.now();
  const fields = { organizationId, invitationId, message: 'invitation', email, createdAt: now };
  const delivery = await db.delivery.create({
    data: { ...fields, medium: 'email', status: 'delivered', resolvedAt: now },
  });
  return `/i/${await issueToken(db, { invitationId, deliveryId: delivery.id, now })}`;
}

/** Grace invites an address that Slack doesn't know; returns the path of its link. */
export async function inviteByEmail(foyer: Foyer, email: string, as = 'VIEWER'): Promise<string> {
  const said = await runCommand(foyer.slack.person('grace'), `/invite ${email} as ${as}`);
  if (!said.includes('Invited ')) throw new Error(said);
  await untilIdle(foyer);
  return linkTo(foyer, email);
}
