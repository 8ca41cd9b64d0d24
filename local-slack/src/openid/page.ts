import type { PersonRecord } from '../people.ts';
import type { World } from '../world.ts';
import { canSignIn } from './authorization.ts';
import type { Authorization } from './sign-ins.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string) => text.replace(/[&<>"']/g, character => escapes[character] ?? character);

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem; }
  fieldset { border: 1px solid #8888; border-radius: 8px; margin: 1.5rem 0; max-height: 22rem; overflow: auto; }
  label { display: block; padding: 0.4rem 0.2rem; }
  small { opacity: 0.75; }
  button { font: inherit; padding: 0.6rem 1.2rem; border-radius: 6px; border: 1px solid #8888; cursor: pointer; }
  button[value='allow'] { background: #007a5a; border-color: #007a5a; color: #fff; }
`;

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${html(title)} | Slack</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;

function choice({ id, spec }: PersonRecord): string {
  const about = [spec.email ?? 'no email', ...(spec.isEmailConfirmed === false ? ['not confirmed'] : [])];
  return `<label><input type="radio" name="person" value="${id}" required> ${html(spec.realName)} <small>${html(about.join(', '))}</small></label>`;
}

const shares: Record<string, string> = {
  openid: 'who you are on Slack',
  email: 'your email address',
  profile: 'your name and picture',
};

/** The page on which a person allows an app to know who they are. Here, anyone can be any person of the workspace. */
export function authorizationPage(world: World, { scopes, redirectUri }: Authorization): string {
  const { name } = world.app;
  const people = world.people.all().filter(person => canSignIn(world, person));
  const list = scopes.map(scope => `<li>${html(shares[scope] ?? scope)}</li>`).join('');
  return page(
    `Sign in to ${name}`,
    `<h1>Sign in to ${html(name)} with Slack</h1>
    <p>On ${html(world.team.name)}, ${html(name)} will know:</p>
    <ul>${list}</ul>
    <form method="post">
      <fieldset><legend>Who are you?</legend>${people.map(choice).join('')}</fieldset>
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="cancel" formnovalidate>Cancel</button>
    </form>
    <p><small>Then you go to ${html(new URL(redirectUri).origin)}.</small></p>`,
  );
}

/** The page that Slack shows where it doesn't trust the request, and so sends nobody back. */
export function refusalPage(sentence: string): string {
  return page(
    'Something went wrong',
    `<h1>Something went wrong when authorizing this app.</h1>
    <p>Try going back and authorizing again. If problems persist, contact support for help.</p>
    <h2>Error details</h2>
    <p>${html(sentence)}</p>`,
  );
}
