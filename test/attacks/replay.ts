import type { Call } from 'local-slack';
import type { Outbox, Outgoing } from 'local-slack/inside';
import type { Stage } from './stage.ts';

/** How the program answered a request. */
export interface Replay {
  status: number | 'timeout' | 'failed';
  /** Everything that it said and showed. */
  shown: string;
  /** The methods of Slack that it called. */
  methods: string[];
  errors: string[];
}

const isAsked = ({ kind }: Call) => ['api', 'response_url', 'upload', 'download'].includes(kind);

function isOnHome({ payload }: Outgoing): boolean {
  return (payload.view as { type: string } | undefined)?.type === 'home';
}

/** Homes of others are drawn at any time, and nobody but them sees those. */
function isOfOthers({ payload }: Outgoing, { method, args }: Call): boolean {
  const { user, user_id, event } = payload as {
    user?: { id: string };
    user_id?: string;
    event?: { user?: string };
  };
  return method === 'views.publish' && args.user_id !== (user?.id ?? user_id ?? event?.user);
}

/** Nobody waits longer for an answer. */
const LATEST_MS = 3_000;

/** Sends a custom request, signed, and collects everything that follows. */
export async function replay(
  { foyer, errors }: Stage,
  slack: Outbox,
  forged: Outgoing,
  isAnswered: boolean,
): Promise<Replay> {
  const calls: Call[] = [];
  const stop = foyer.slack.calls.onCall(call => calls.push(call));
  const logged = errors.length;
  const { status, text } = await slack.send(forged);
  // Words by response URL or by message go out after the acknowledgement, and App Home is drawn after a press in it.
  const isThere = isOnHome(forged) ? ({ method }: Call) => method === 'views.publish' : isAsked;
  if (text === '' && isAnswered) {
    await foyer.slack.waitFor(() => calls.some(isThere), 'words', LATEST_MS).catch(() => {});
  }
  await foyer.slack.settled();
  stop();
  const asked = calls.filter(call => isAsked(call) && !isOfOthers(forged, call));
  return {
    status,
    shown: [text, ...asked.map(({ args }) => JSON.stringify(args))]
      .filter(one => one !== '' && one !== '{}')
      .join('\n'),
    methods: asked.map(({ method }) => method),
    errors: errors.slice(logged),
  };
}
