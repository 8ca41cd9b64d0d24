import type { Person } from 'local-slack';
import { Installing, type Many } from '../many/stage.ts';
import { timePasses } from '../support/story.ts';

/** A browser that comes back from Slack, where somebody has allowed the installation. */
export interface ComingBack {
  browser: Installing;
  url: string;
}

/** It all goes as it should until somebody comes back. */
async function begin(many: Many, person: Person): Promise<ComingBack> {
  const browser = new Installing(many);
  return { browser, url: person.install(await browser.begin()) };
}

const MADE_UP = 'x'.repeat(43);

function withState(url: string, state: string): string {
  const changed = new URL(url);
  changed.searchParams.set('state', state);
  return changed.href;
}

/** Ways of coming back with a state that isn't this browser's, or no longer. */
export const wrongStates: Record<string, (many: Many, person: Person) => Promise<ComingBack>> = {
  async 'the state of another browser'(many, person) {
    const { url } = await begin(many, person);
    const { browser } = await begin(many, person);
    return { browser, url };
  },
  async 'the state in a browser that began nothing'(many, person) {
    const { url } = await begin(many, person);
    return { browser: new Installing(many), url };
  },
  async 'a state that was used'(many, person) {
    const { browser, url } = await begin(many, person);
    const { cookie } = browser;
    await browser.comeBack(url);
    browser.cookie = cookie;
    return { browser, url };
  },
  async 'a used state and another code'(many, person) {
    const used = await begin(many, person);
    const { cookie } = used.browser;
    await used.browser.comeBack(used.url);
    used.browser.cookie = cookie;
    const { url } = await begin(many, person);
    return {
      browser: used.browser,
      url: withState(url, new URL(used.url).searchParams.get('state') ?? ''),
    };
  },
  async 'a state that is ten minutes old'(many, person) {
    const old = await begin(many, person);
    await timePasses(many, 10 * 60_000 + 1);
    return old;
  },
  async 'a made-up state'(many, person) {
    const { browser, url } = await begin(many, person);
    return { browser, url: withState(url, MADE_UP) };
  },
  async 'a made-up state and a cookie to it'(many, person) {
    const { browser, url } = await begin(many, person);
    browser.cookie = `slack-app-oauth-state=${MADE_UP}`;
    return { browser, url: withState(url, MADE_UP) };
  },
  async 'no state'(many, person) {
    const { browser, url } = await begin(many, person);
    const without = new URL(url);
    without.searchParams.delete('state');
    return { browser, url: without.href };
  },
};
