import { type Context, Hono } from 'hono';
import type { Domain } from '../../domain/domain.ts';
import { acceptByLink, declineByLink, mayAnswer } from '../../domain/invitations/by-link/answer-by-link.ts';
import { askNewLink } from '../../domain/invitations/by-link/ask-new-link.ts';
import { visitLink } from '../../domain/invitations/by-link/visit.ts';
import { findVisitor } from '../../domain/sign-ins/store.ts';
import { texts } from '../../texts/texts.ts';
import type { Strangers } from '../strangers.ts';
import { placeIn } from './browser.ts';
import { fieldsOf } from './fields.ts';
import { invitationPage } from './invitation-view.ts';
import { HEADING, plainPage } from './layout.ts';
import { isOwnSite } from './own-site.ts';
import type { PageEnv, PageParts } from './pages.ts';
import { refusalOf } from './refusals.ts';
import type { Visiting } from './visiting.ts';

/** What the page says after a redirect, by a word in its address. */
function happened(word: string | undefined): string | undefined {
  const { newLink, signInFailed, signInCancelled, otherWorkspace } = texts().pages.happened;
  const said = new Map([
    ['new-link', newLink],
    ['sign-in-failed', signInFailed],
    ['sign-in-cancelled', signInCancelled],
    ['other-workspace', otherWorkspace],
  ]);
  return said.get(word ?? '');
}

/** The page of an invitation. Only a press of its buttons changes anything: mail scanners open every link. */
export function invitationRoutes(parts: PageParts, strangers: Strangers): Hono<PageEnv> {
  const { domain, publicUrl } = parts;
  const app = new Hono<PageEnv>();

  app.get('/i/:token', async context => {
    const visiting = await visitingOf(context, parts, strangers);
    if (visiting instanceof Response) return visiting;
    return context.html(invitationPage({ ...visiting, said: happened(context.req.query('said')) }));
  });

  app.post('/i/:token', async context => {
    const visiting = await visitingOf(context, parts, strangers);
    if (visiting instanceof Response) return visiting;
    const { token } = context.req.param();
    const field = await fieldsOf(context);
    const [answer, name] = [field('answer'), field('name')];
    const { visitor } = visiting;
    try {
      if (answer === 'accept') await acceptByLink(domain, token, { name, signedIn: visitor });
      if (answer === 'decline') await declineByLink(domain, token, { signedIn: visitor });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== 'look-again') {
        const wrongName = refusal.field === 'name' ? { value: name, text: refusal.text } : undefined;
        const shown = { ...visiting, said: wrongName ? undefined : refusal.text, wrongName };
        return context.html(invitationPage(shown), 422);
      }
    }
    return context.redirect(`${visiting.path}#${HEADING}`, 303);
  });

  app.post('/i/:token/new-link', async context => {
    const visiting = await visitingOf(context, parts, strangers);
    if (visiting instanceof Response) return visiting;
    if (parts.sendsMail) await askNewLink(domain, context.req.param('token'), {});
    return context.redirect(`${visiting.path}?said=new-link#${HEADING}`, 303);
  });

  /** Everything that the page shows; an answer when there is no such invitation, or the request is not the page's own. */
  async function visitingOf(
    context: Context<PageEnv, '/i/:token'>,
    { sendsMail, signIn }: PageParts,
    strangers: Strangers,
  ): Promise<Visiting | Response> {
    const found = await knownLink(context, parts, strangers, visitLink);
    if (found instanceof Response) return found;
    const { token, visit } = found;
    const place = placeIn(context, publicUrl);
    const isHere = signIn && place?.token === token;
    const visitor = isHere ? await findVisitor(domain.db, place, domain.clock.now()) : null;
    return {
      visit,
      path: pathOf(publicUrl, token),
      visitor,
      isTheirs: visitor
        ? mayAnswer({ ...visit.invitation, account: visit.bound }, visitor)
        : !visit.isHandedOn,
      sendsMail,
      signsIn: signIn !== undefined,
    };
  }

  return app;
}

/**
 * What a link leads to, and its token. All links that nobody has get the same answer, and too many of them from one
 * client none.
 * @param read finds it; null: there is none
 */
export async function knownLink<Found>(
  context: Context<PageEnv, '/i/:token'>,
  { domain, publicUrl }: PageParts,
  strangers: Strangers,
  read: (db: Domain['db'], token: string, now: Date) => Promise<Found | null>,
): Promise<{ token: string; visit: Found } | Response> {
  const { client } = context.env;
  if (await strangers.isOver(client)) {
    context.header('retry-after', '60');
    return context.html(plainPage(texts().pages.tooManyTitle, texts().pages.tooMany), 429);
  }
  const isForm = context.req.method === 'POST';
  if (isForm && !isOwnSite(name => context.req.header(name), publicUrl)) {
    return context.html(plainPage(texts().pages.otherSiteTitle, texts().pages.otherSite), 403);
  }
  const token = context.req.param('token');
  const visit = await read(domain.db, token, domain.clock.now());
  if (visit) return { token, visit };
  await strangers.note(client);
  const { unknownTitle, unknown, unknownStill } = texts().pages;
  return context.html(plainPage(unknownTitle, unknown, unknownStill), 404);
}

/** The path of an invitation's page, as people reach it. */
export function pathOf(publicUrl: string | undefined, token: string): string {
  const { pathname } = new URL(`${publicUrl ?? 'http://pages.invalid'}/i/`);
  return `${pathname}${encodeURIComponent(token)}`;
}
