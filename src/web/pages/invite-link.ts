import { type Context, Hono } from 'hono';
import { askForInvitation } from '../../domain/invite-links/ask-for-invitation.ts';
import { joinByInviteLink } from '../../domain/invite-links/join-by-invite-link.ts';
import { standingOf } from '../../domain/invite-links/standing.ts';
import { type InviteLinkVisit, visitInviteLink } from '../../domain/invite-links/visit.ts';
import { findVisitor } from '../../domain/sign-ins/store.ts';
import { texts } from '../../texts/texts.ts';
import type { Strangers } from '../strangers.ts';
import { placeIn } from './browser.ts';
import { fieldsOf } from './fields.ts';
import { knownLink, pathOf } from './invitation.ts';
import { type InviteLinkVisiting, inviteLinkPage } from './invite-link-view.ts';
import { HEADING } from './layout.ts';
import type { PageEnv, PageParts } from './pages.ts';
import { refusalOf } from './refusals.ts';

/** What the page says after a redirect, by a word in its address. */
function happened(word: string | undefined): string | undefined {
  const { mailSent, linkSignInFailed, linkSignInCancelled, linkOtherWorkspace } = texts().pages.happened;
  const said = new Map([
    ['sent', mailSent],
    ['sign-in-failed', linkSignInFailed],
    ['sign-in-cancelled', linkSignInCancelled],
    ['other-workspace', linkOtherWorkspace],
  ]);
  return said.get(word ?? '');
}

/** The page of an invite link. It proves no address: people get an email, or sign in with Slack. */
export function inviteLinkRoutes(parts: PageParts, strangers: Strangers): Hono<PageEnv> {
  const { domain, publicUrl, sendsMail, signIn } = parts;
  const { db, clock } = domain;
  const app = new Hono<PageEnv>();

  app.get('/i/:token', async (context, next) => {
    const { token } = context.req.param();
    // Too many tries get their answer as for any other link.
    if (await strangers.isOver(context.env.client)) return next();
    const visit = await visitInviteLink(db, token, clock.now());
    if (!visit) return next();
    const shown = await visitingOf(context, token, visit);
    return context.html(inviteLinkPage({ ...shown, said: happened(context.req.query('said')) }));
  });

  app.post('/i/:token/email', async context => {
    const found = await knownLink(context, parts, strangers, visitInviteLink);
    if (found instanceof Response) return found;
    const { token, visit } = found;
    const email = (await fieldsOf(context))('email');
    if (!sendsMail) return context.redirect(`${pathOf(publicUrl, token)}#${HEADING}`, 303);
    // Each of them may send an email to a stranger.
    await strangers.note(context.env.client);
    try {
      await askForInvitation(domain, token, { email });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== 'look-again') {
        const shown = await visitingOf(context, token, visit);
        const wrongEmail = { value: email, text: refusal.text };
        return context.html(inviteLinkPage({ ...shown, wrongEmail }), 422);
      }
      return context.redirect(`${pathOf(publicUrl, token)}#${HEADING}`, 303);
    }
    return context.redirect(`${pathOf(publicUrl, token)}?said=sent#${HEADING}`, 303);
  });

  app.post('/i/:token/join', async context => {
    const found = await knownLink(context, parts, strangers, visitInviteLink);
    if (found instanceof Response) return found;
    const { token, visit } = found;
    const shown = await visitingOf(context, token, visit);
    try {
      const { visitor } = shown;
      if (visitor) await joinByInviteLink(domain, token, { slackUserId: visitor.slackUserId });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== 'look-again') {
        return context.html(inviteLinkPage({ ...shown, said: refusal.text }), 422);
      }
    }
    return context.redirect(`${shown.path}#${HEADING}`, 303);
  });

  /** Everything that the page shows. */
  async function visitingOf(
    context: Context<PageEnv, '/i/:token'>,
    token: string,
    visit: InviteLinkVisit,
  ): Promise<InviteLinkVisiting> {
    const place = placeIn(context, publicUrl);
    const isHere = signIn && place?.token === token;
    const visitor = isHere ? await findVisitor(db, place, clock.now()) : null;
    return {
      visit,
      url: `${publicUrl ?? ''}/i/${encodeURIComponent(token)}`,
      path: pathOf(publicUrl, token),
      visitor,
      standing: visitor && (await standingOf(db, visit, visitor)),
      sendsMail,
      signsIn: signIn !== undefined,
    };
  }

  return app;
}
