import type { Call } from 'local-slack';

// What proves that a step is done: the calls between Slack and Foyer, told apart by who acted and by the names of
// buttons, never by the words that people read.

/** Is a button with one of these names among the blocks of a message that Foyer sent there? */
export function posted(call: Call, to: string, action: string): boolean {
  return (
    call.kind === 'api' &&
    call.method === 'chat.postMessage' &&
    isAnswered(call) &&
    call.args.channel === to &&
    JSON.stringify(call.args.blocks ?? '').includes(action)
  );
}

/** Did the person press a button whose name begins like that? */
export function pressed(call: Call, action: string, by?: string): boolean {
  return (
    call.kind === 'block_actions' &&
    call.method.startsWith(action) &&
    isAnswered(call) &&
    (by === undefined || userOf(call) === by)
  );
}

/** Did the person type a command that has these words? */
export function typed(call: Call, by: string, words: string): boolean {
  return (
    call.kind === 'command' &&
    isAnswered(call) &&
    call.args.user_id === by &&
    String(call.args.text ?? '').includes(words)
  );
}

/** Did the person open App Home? */
export function openedHome(call: Call, by: string): boolean {
  const event = call.args.event as Record<string, unknown> | undefined;
  return (
    call.kind === 'event' && call.method === 'app_home_opened' && event?.user === by && event.tab === 'home'
  );
}

function userOf({ args }: Call): unknown {
  return (args.user as Record<string, unknown> | undefined)?.id;
}

const isAnswered = ({ status }: Call) => status === 200;
