import type { Database } from '../../database/client.ts';
import { hashOf, newSecret } from '../invitations/tokens/token.ts';

/** A visitor has this long to sign in, and then to accept. */
export const SIGN_IN_MS = 10 * 60_000;

/** Who a visitor of an invitation's page has proven to be. */
export interface Visitor {
  slackUserId: string;
  /** Lower case; null when Slack doesn't say. */
  email: string | null;
  name: string;
}

/** A page that a browser signs in for: the secret of its cookie, and the link of the page. */
export interface SignInPlace {
  secret: string;
  token: string;
}

const placeOf = ({ secret, token }: SignInPlace, now: Date) => ({
  secretHash: hashOf(secret),
  tokenHash: hashOf(token),
  expiresAt: { gt: now },
});

/** Begins to sign in for a page; returns the secret for the browser's cookie and the nonce for Slack. */
export async function beginSignIn(
  db: Database,
  { workspaceId, token, now }: { workspaceId: string; token: string; now: Date },
): Promise<{ secret: string; nonce: string }> {
  const [secret, nonce] = [newSecret(), newSecret()];
  await insert(db, { secret, token }, { workspaceId, nonce }, now);
  return { secret, nonce };
}

/** Ends a sign-in that nobody has finished: of two that come back at once, one gets it. Null when there is none. */
export async function takeSignIn(
  db: Database,
  place: SignInPlace,
  now: Date,
): Promise<{ workspaceId: string; nonce: string } | null> {
  const where = { ...placeOf(place, now), slackUserId: null };
  const found = await db.signIn.findFirst({ where, select: { workspaceId: true, nonce: true } });
  const { count } = await db.signIn.deleteMany({ where });
  return count === 1 ? found : null;
}

/** Notes who signed in for a page; returns a new secret, because others may have seen the first one. */
export async function keepVisitor(
  db: Database,
  { token, workspaceId, now }: { token: string; workspaceId: string; now: Date },
  visitor: Visitor,
): Promise<string> {
  const secret = newSecret();
  await insert(db, { secret, token }, { workspaceId, nonce: '', ...visitor }, now);
  return secret;
}

/** Who signed in for this page with this browser; null when nobody did, or too long ago. */
export async function findVisitor(db: Database, place: SignInPlace, now: Date): Promise<Visitor | null> {
  const found = await db.signIn.findFirst({
    where: placeOf(place, now),
    select: { slackUserId: true, email: true, name: true },
  });
  const { slackUserId, email = null, name } = found ?? {};
  return slackUserId ? { slackUserId, email, name: name ?? slackUserId } : null;
}

/** Deletes what visitors left behind in a workspace: names and addresses. */
export async function forgetSignIns(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db.signIn.deleteMany({ where: { workspaceId, expiresAt: { lte: now } } });
}

async function insert(
  db: Database,
  { secret, token }: SignInPlace,
  fields: { workspaceId: string; nonce: string } & Partial<Visitor>,
  now: Date,
): Promise<void> {
  await db.signIn.create({
    data: {
      ...fields,
      secretHash: hashOf(secret),
      tokenHash: hashOf(token),
      expiresAt: new Date(now.getTime() + SIGN_IN_MS),
    },
    select: { secretHash: true },
  });
}

/** The workspace of an invitation or an invite link, by the secret of its address; null: there is no such link. */
export async function workspaceOfLink(db: Database, token: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string | null }[]>`
    select workspace_of_secret(${hashOf(token)}) as id`;
  return found?.id ?? null;
}
