import type { ModalView } from '@slack/types';
import type { Outgoing } from 'local-slack/inside';
import type { SubmittedView } from '../../src/slack/form.ts';
import type { Expected } from './expected.ts';
import type { Kind } from './kinds.ts';
import type { Replay } from './replay.ts';

/** What went wrong when somebody else sent an owner's request, or an owner one with ids that are not hers. */
export interface Fault {
  route: string;
  who: string;
  what: string;
}

/** Sends a request that was forged; `isAnswered`: its sender is to read something. */
export type Send = (forged: Outgoing, isAnswered: boolean) => Promise<Replay>;

/** Reading the directory about oneself, and showing words. */
const harmless = [
  'users.info',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
  'chat.postMessage',
  'response_url',
];

/** Does somebody get Foyer's answer? */
export function isAnswered({ kind }: Outgoing, { isForeign }: Kind): boolean {
  return !['event', 'block_suggestion'].includes(kind) && (!isForeign || kind === 'command');
}

/** What is wrong with the answer to a request that was an owner's. */
export function judge(
  outgoing: Outgoing,
  { status, shown, methods, errors }: Replay,
  may: Expected,
  kind: Kind,
): string[] {
  const secret = kind.isOutside ? /canary|kestrel/iu : /canary/iu;
  const words = ownWords(outgoing).reduce((text, own) => text.replaceAll(own, ''), shown);
  const read = may.reads ? words.replaceAll(may.reads, '') : words;
  const asked = methods.filter(method => !harmless.includes(method) && !may.asks?.includes(method));
  return [
    ...(status === 200 ? [] : [`is answered ${status}`]),
    ...(secret.test(read) ? [`reads ${around(read, secret)}`] : []),
    ...(isAnswered(outgoing, kind) && shown === '' ? ['is answered without a word'] : []),
    ...(shown.includes('Something went wrong') ? ['reads that something went wrong'] : []),
    ...(asked.length > 0 ? [`makes Foyer ask for ${asked.join(', ')}`] : []),
    ...errors.map(error => `is logged as an error: ${error}`),
  ];
}

/**
 * Text that they wrote or sent themselves: names in quotation marks, typed text, values of the view and its buttons.
 */
export function ownWords({ kind, payload }: Outgoing): string[] {
  const { text, view, actions } = payload;
  if (kind === 'command') return [...String(text).matchAll(/"([^"]*)"/gu)].map(([, name]) => `“${name}”`);
  const { state, private_metadata } = (view ?? {}) as Partial<SubmittedView>;
  const typed = Object.values(state?.values ?? {}).flatMap(fields => Object.values(fields));
  const buttonValues = ((actions ?? []) as { value?: string }[]).map(({ value }) =>
    JSON.parse(value || 'null'),
  );
  // A form that is refused is shown again as they sent it.
  const again = kind === 'view_submission' ? (view as ModalView).blocks : [];
  return textsIn([
    again.filter(({ type }) => type !== 'input'),
    typed.map(({ value }) => value),
    buttonValues,
    JSON.parse(private_metadata || 'null'),
  ]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export function around(text: string, secret: RegExp): string {
  const at = text.search(secret);
  return `“${text.slice(Math.max(0, at - 80), at + 60)}”`;
}
