import { choice, html, page } from '../html-page.ts';
import type { InstallRequest } from './oauth.ts';
import type { Place } from './places.ts';

/** The page on which a person allows an app in a workspace. Here, anyone can be any person who may. */
export function installPage(url: URL, appName: string, place: Place, request: InstallRequest): string {
  const list = request.scopes.map(scope => `<li><code>${html(scope)}</code></li>`).join('');
  const elsewhere = new URL(url);
  elsewhere.searchParams.delete('place');
  const other = url.searchParams.has('place')
    ? `<p><a href="${html(elsewhere.pathname + elsewhere.search)}">Choose another workspace</a></p>`
    : '';
  const people = [...place.installers.values()].map(choice).join('');
  return page(
    `Install ${appName} on ${place.name}`,
    `<h1>${html(appName)} wants to access ${html(place.name)}</h1>
    ${other}
    <p>It asks for these scopes:</p>
    <ul>${list}</ul>
    <form method="post">
      <fieldset><legend>Who are you?</legend>${people || `<p>Nobody here can install apps on ${html(place.name)}.</p>`}</fieldset>
      ${people ? '<button name="decision" value="allow">Allow</button>' : ''}
      <button name="decision" value="cancel" formnovalidate>Cancel</button>
    </form>
    <p><small>Then you go to ${html(new URL(request.redirectUri).origin)}.</small></p>`,
  );
}
