import { hueAt } from './avatar.js';

// What the page knows. The server pushes it (Server-Sent Events); nothing is polled.

/**
 * @typedef {{ world: object | null, screens: Map<string, object>, calls: object[], isConnected: boolean }} Known
 */

/** Everyone gets a colour that stands for them all over the page. */
function colored(world) {
  const withHue = (person, index) => ({ ...person, hue: hueAt(index) });
  return {
    ...world,
    people: world.people.map(withHue),
    newcomers: world.newcomers.map((person, index) => withHue(person, world.people.length + index)),
  };
}

/** Opens the connection to the server and keeps what it says; tells every listener after each change. */
export function createStore() {
  const listeners = new Set();
  const known = { world: null, screens: new Map(), calls: [], isConnected: false };
  let stream;
  let watched;

  const changed = what => {
    for (const listener of listeners) listener(what);
  };

  function takeScreen({ revision, screen }) {
    if ((known.screens.get(screen.person)?.revision ?? 0) > revision) return;
    known.screens.set(screen.person, { ...screen, revision });
  }

  /** Follows the screens of these people from now on. */
  function watch(people) {
    const wanted = [...new Set(people)].sort().join(',');
    if (wanted === watched) return;
    watched = wanted;
    stream?.close();
    stream = new EventSource(`/api/stream?people=${encodeURIComponent(wanted)}`);
    const on = (name, take) =>
      stream.addEventListener(name, event => {
        take(JSON.parse(event.data));
        changed(name);
      });
    on('world', world => {
      known.world = colored(world);
    });
    on('screen', takeScreen);
    on('calls', ({ calls, fresh }) => {
      known.calls = (fresh ? calls : [...known.calls, ...calls]).slice(-300);
    });
    stream.onopen = () => connection(true);
    stream.onerror = () => connection(false);
  }

  function connection(isConnected) {
    if (known.isConnected === isConnected) return;
    known.isConnected = isConnected;
    changed('connection');
  }

  /**
   * Does something and returns what came of it. A page that cannot reach the server, or an action that is
   * refused, comes back as `{ error }` with a sentence to show.
   */
  async function post(path, body = {}) {
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
    const answer = await response
      .json()
      .catch(() => ({ error: `The local Slack answered with status ${response.status}.` }));
    if (answer.screen) {
      takeScreen(answer);
      changed('screen');
    }
    return answer;
  }

  /** Uploads a file as a person and returns `{ file }`, or `{ error }` with a sentence to show. */
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
    watch,
    act: (person, action, body) => post(`/api/people/${person}/${action}`, body),
    post,
    upload,
    subscribe: listener => listeners.add(listener),
  };
}
