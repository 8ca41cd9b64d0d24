import { Hono } from 'hono';
import { html } from 'hono/html';
import {
  INSTALL_PATH,
  INSTALLED_PATH,
  type InstallAnswer,
  type InstallOutcome,
} from '../../installations/installer.ts';
import { texts } from '../../texts/texts.ts';
import type { Strangers } from '../strangers.ts';
import { type Html, page, plainPage } from './layout.ts';
import type { Distribution, PageEnv } from './pages.ts';
import { PRIVACY_PATH, privacyPage } from './privacy.ts';

/** Every path of these pages. */
export const installPaths: readonly string[] = ['/', INSTALL_PATH, INSTALLED_PATH, PRIVACY_PATH];

/** The front page, the installation and the privacy page, where any workspace can install Foyer. */
export function installRoutes(distribution: Distribution | undefined, strangers: Strangers): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  if (!distribution) return app;
  const { installer, slackOrigin } = distribution;

  app.get('/', context => context.html(frontPage(distribution)));
  app.get(PRIVACY_PATH, context => context.html(privacyPage(distribution)));

  app.get(INSTALL_PATH, async context => {
    const { client } = context.env;
    if (await strangers.isOver(client)) {
      context.header('retry-after', '60');
      return context.html(plainPage(texts().pages.tooManyTitle, texts().installing.tooMany), 429);
    }
    // Each of them is kept for ten minutes.
    await strangers.note(client);
    const { headers, result } = await installer.begin();
    return context.body(null, 302, { ...headers, location: result.location });
  });

  app.get(INSTALLED_PATH, async context => {
    const { search } = new URL(context.req.url);
    const came = { target: `${INSTALLED_PATH}${search}`, cookie: context.req.header('cookie') };
    const { headers, result }: InstallAnswer<InstallOutcome> = await installer.finish(came);
    return context.html(outcomePage(result, slackOrigin), result.kind === 'installed' ? 200 : 400, headers);
  });

  return app;
}

function frontPage({ supportEmail }: Distribution): Html {
  const said = texts().installing;
  return page(
    said.title,
    html`<p>${said.intro}</p>
      <ul>${Object.values(said.whatItDoes).map(sentence => html`<li>${sentence}</li>`)}</ul>
      <p><a class="button main" href="${INSTALL_PATH}">${said.addToSlack}</a></p>
      <p>${said.adminsNote}</p>
      <p><a href="${PRIVACY_PATH}">${said.privacy}</a>${
        supportEmail ? html` · <a href="mailto:${supportEmail}">${said.support}: ${supportEmail}</a>` : ''
      }</p>`,
  );
}

function outcomePage(outcome: InstallOutcome, slackOrigin: string): Html {
  const said = texts().installing;
  const again = html`<p><a class="button main" href="${INSTALL_PATH}">${said.tryAgain}</a></p>`;
  switch (outcome.kind) {
    case 'installed': {
      const { appId, teamId, name } = outcome;
      const url = new URL('/app_redirect', slackOrigin);
      url.search = new URLSearchParams({ app: appId, team: teamId }).toString();
      return page(
        said.installedTitle({ workspace: name }),
        html`<p>${said.installedNext}</p>
          <p><a class="button main" href="${url.href}" rel="noopener noreferrer">${said.openFoyer}</a></p>`,
      );
    }
    case 'cancelled':
      return page(said.cancelledTitle, html`<p>${said.cancelled}</p>${again}`);
    case 'begin-again':
      return page(said.beginAgainTitle, html`<p>${said.beginAgain}</p>${again}`);
    case 'failed': {
      const { code } = outcome;
      const why = code ? said.failedAsSlackSays({ code }) : said.failedWithoutAnswer;
      return page(said.failedTitle, html`<p>${why} ${said.failedNext}</p>${again}`);
    }
  }
}
