import { hueAt } from './avatar.js';
import { createEphemerals } from './ephemerals.js';
import { messageKey } from './message-key.js';
import { setAhead } from './time.js';

/** @import { KnownWorld, NumberedScreen, Store } from './parts.ts' */
/** @import { Answer, LoggedCall, Screen, World } from '../wire.ts' */

// The data of the page. The server pushes it (Server-Sent Events); the page polls nothing.

const CALLS_KEPT = 300;

/**
 * Gives each person one colour everywhere on the page.
 * @param {World} world
 * @returns {KnownWorld}
 */
function colored(world) {
  /**
   * @template Account
   * @param {Account} person
   * @param {number} index
   */
  const withHue = (person, index) => ({ ...person, hue: hueAt(index) });
  return {
    ...world,
    people: world.people.map(withHue),
    newcomers: world.newcomers.map((person, index) => withHue(person, world.people.length + index)),
  };
}

/**
 * Opens the connection to the server and stores its data; calls every listener after each change.
 * @returns {Store}
 */
export function createStore() {
  /** @type {Set<(what: string) => void>} */
  const listeners = new Set();
  /** @type {Store['known']} */
  const known = { world: null, screens: new Map(), calls: [], heard: 0, isConnected: false };
  const ephemerals = createEphemerals();
  /** @type {Map<string, number>} the newest call of each message */
  const callOf = new Map();
  /** @type {EventSource | undefined} */
  let stream;
  /** @type {string | undefined} */
  let watched;

  /** @param {string} what */
  const changed = what => {
    for (const listener of listeners) listener(what);
  };

  /** @param {{ revision: number, screen: Screen }} seen */
  function takeScreen({ revision, screen }) {
    if ((known.screens.get(screen.person)?.revision ?? 0) > revision) return;
    known.screens.set(screen.person, { ...ephemerals.without(screen), revision });
  }

  /** @param {{ calls: LoggedCall[], fresh: boolean }} news */
  function takeCalls({ calls, fresh }) {
    // A new connection brings the last calls again.
    const unknown = fresh ? calls.filter(({ n }) => n > known.heard) : calls;
    known.calls = [...known.calls, ...unknown].slice(-CALLS_KEPT);
    known.heard = unknown.at(-1)?.n ?? known.heard;
    for (const { n, message } of unknown) if (message) callOf.set(messageKey(message), n);
  }

  /** @param {string[]} people */
  function watch(people) {
    const wanted = [...new Set(people)].sort().join(',');
    if (wanted === watched) return;
    watched = wanted;
    stream?.close();
    const opened = new EventSource(`/api/stream?people=${encodeURIComponent(wanted)}`);
    stream = opened;
    /**
     * @template Data
     * @param {string} name
     * @param {(data: Data) => void} take
     */
    const on = (name, take) =>
      opened.addEventListener(name, event => {
        take(JSON.parse(event.data));
        changed(name);
      });
    on('opened', ephemerals.since);
    on('world', (/** @type {World} */ world) => {
      known.world = colored(world);
      setAhead(world.aheadMs ?? 0);
    });
    on('screen', takeScreen);
    on('calls', takeCalls);
    opened.onopen = () => connection(true);
    opened.onerror = () => connection(false);
  }

  /** @param {boolean} isConnected */
  function connection(isConnected) {
    if (known.isConnected === isConnected) return;
    known.isConnected = isConnected;
    changed('connection');
  }

  /**
   * Does something and returns the result. If the server is unreachable or refuses the action, returns `{ error }` with
   * a sentence to show.
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  async function post(path, body = {}) {
    /** @type {Response} */
    let response;
    try {
      response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch {
      return { error: 'The local Slack cannot be reached. Is it still running?' };
    }
    /** @type {Answer} */
    const answer = await response
      .json()
      .catch(() => ({ error: `The local Slack answered with status ${response.status}.` }));
    const { revision, screen } = answer;
    if (screen && revision !== undefined) {
      takeScreen({ revision, screen });
      changed('screen');
    }
    return answer;
  }

  /**
   * Uploads a file as a person and returns `{ file }`, or `{ error }` with a sentence to show.
   * @param {string} person
   * @param {File} file
   * @returns {Promise<Answer>}
   */
  async function upload(person, file) {
    try {
      const path = `/api/people/${person}/upload?name=${encodeURIComponent(file.name)}`;
      const headers = { 'content-type': 'application/octet-stream' };
      const response = await fetch(path, { method: 'POST', headers, body: file });
      return await response.json();
    } catch {
      return { error: `“${file.name}” could not be uploaded.` };
    }
  }

  return {
    known,
    world() {
      if (!known.world) throw new Error('The server has sent nothing yet.');
      return known.world;
    },
    watch,
    callOf: one => callOf.get(messageKey(one)),
    dismiss(one) {
      ephemerals.dismiss(one);
      for (const [id, screen] of known.screens)
        known.screens.set(id, { ...screen, ...ephemerals.without(screen) });
      changed('screen');
    },
    act: (person, action, body) => post(`/api/people/${person}/${action}`, body),
    post,
    upload,
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}
