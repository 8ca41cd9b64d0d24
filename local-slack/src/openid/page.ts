import { choice, html, page } from '../html-page.ts';
import type { World } from '../world.ts';
import { canSignIn } from './authorization.ts';
import type { Authorization } from './sign-ins.ts';

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
