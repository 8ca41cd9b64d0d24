import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { visitLink } from '../../domain/invitations/by-link/visit.ts';
import { hashOf } from '../../domain/invitations/tokens/token.ts';
import { visitInviteLink } from '../../domain/invite-links/visit.ts';
import { beginSignIn, keepVisitor, takeSignIn, workspaceOfLink } from '../../domain/sign-ins/store.ts';
import { SIGN_IN_PATH, SignInError } from '../../slack/sign-in/sign-in.ts';
import { texts } from '../../texts/texts.ts';
import type { Strangers } from '../strangers.ts';
import { forgetPlace, placeIn, rememberPlace } from './browser.ts';
import { knownLink, pathOf } from './invitation.ts';
import { HEADING, plainPage } from './layout.ts';
import type { PageEnv, PageParts } from './pages.ts';

/** Sign in with Slack: to Slack's page and back, bound to this browser by its cookie. */
export function signInRoutes(parts: PageParts, strangers: Strangers): Hono<PageEnv> {
  const { domain, publicUrl, signIn, teamOf, log } = parts;
  const { db, clock } = domain;
  const app = new Hono<PageEnv>();
  if (!signIn) return app;

  app.post('/i/:token/sign-in', async context => {
    const found = await knownLink(context, parts, strangers, visitAny);
    if (found instanceof Response) return found;
    const { token } = found;
    await strangers.note(context.env.client);
    const workspaceId = await workspaceOfLink(db, token);
    const team = workspaceId && (await teamOf(workspaceId));
    if (!team) return context.redirect(`${pathOf(publicUrl, token)}?said=sign-in-failed#${HEADING}`, 303);
    const { secret, nonce } = await beginSignIn(db, { workspaceId, token, now: clock.now() });
    rememberPlace(context, publicUrl, { secret, token });
    return context.redirect(signIn.authorizeUrl({ state: stateOf(secret), nonce, team }), 303);
  });

  app.get(SIGN_IN_PATH, async context => {
    const place = placeIn(context, publicUrl);
    const { state = '', code, error } = context.req.query();
    if (!place || !isEqual(state, stateOf(place.secret))) {
      return context.html(plainPage(texts().pages.signInEndedTitle, texts().pages.signInEnded), 400);
    }
    const back = (query = '') =>
      context.redirect(`${pathOf(publicUrl, place.token)}${query}#${HEADING}`, 303);
    const failed = (said: string) => {
      forgetPlace(context, publicUrl);
      return back(`?said=${said}`);
    };
    const begun = await takeSignIn(db, place, clock.now());
    if (!begun) return failed('sign-in-failed');
    if (error || !code) return failed(error === 'access_denied' ? 'sign-in-cancelled' : 'sign-in-failed');
    try {
      const { workspaceId, nonce } = begun;
      const team = await teamOf(workspaceId);
      if (!team) return failed('sign-in-failed');
      const { slackUserId, email, name } = await signIn.finish({ code, nonce, team });
      await parts.refreshPerson({ workspaceId, slackUserId });
      const kept = { token: place.token, workspaceId, now: clock.now() };
      const secret = await keepVisitor(db, kept, { slackUserId, email, name });
      rememberPlace(context, publicUrl, { secret, token: place.token });
      return back();
    } catch (reason) {
      const isOther = reason instanceof SignInError && reason.reason === 'other-workspace';
      if (!isOther) log.warn({ err: reason }, 'somebody could not sign in with Slack');
      return failed(isOther ? 'other-workspace' : 'sign-in-failed');
    }
  });

  return app;
}

/** The page that somebody signs in for: an invitation's or an invite link's. */
const visitAny = async (...link: Parameters<typeof visitLink>) =>
  (await visitInviteLink(...link)) ?? visitLink(...link);

/** What Slack sends back, made from the cookie's secret: it shows up in addresses, the secret doesn't. */
const stateOf = (secret: string) => hashOf(`state ${secret}`);

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
