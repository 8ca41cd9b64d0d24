import fc from 'fast-check';
import { type Path, pathsIn, valueAt, withValueAt } from './places.ts';
import { anything, lengths, nasty } from './values.ts';

export type Payload = Record<string, unknown>;

/** What becomes of one value; undefined: it is removed. */
type Change = (was: unknown, payload: Payload) => unknown;

const types = [
  'block_actions',
  'view_submission',
  'view_closed',
  'block_suggestion',
  'shortcut',
  'message_action',
  'event_callback',
  'interactive_message',
  'dialog_submission',
  'url_verification',
];

const inText = (change: (text: string) => unknown): Change => {
  return was => (typeof was === 'string' ? change(was) : change(JSON.stringify(was) ?? ''));
};

/** The text with something put into its middle, or one of its words replaced. */
const textChange = fc.oneof(
  fc.tuple(nasty, fc.nat(40)).map(([put, at]) => inText(text => text.slice(0, at) + put + text.slice(at))),
  fc.nat(40).map(at => inText(text => text.slice(0, at))),
  fc.tuple(nasty, fc.nat(5)).map(([word, nth]) =>
    inText(text =>
      text
        .split(' ')
        .map((each, index) => (index === nth ? word : each))
        .join(' '),
    ),
  ),
  fc.constantFrom(...lengths).map(length => inText(text => (text || 'a').repeat(length).slice(0, length))),
  fc.constantFrom(
    inText(text => text.toUpperCase()),
    inText(text => `${text} ${text}`),
    inText(text => `${text}\0`),
    inText(text => `${text}\ud83d`),
    inText(text => ` \u00a0${text}\u200b\n`),
  ),
);

const shapeChange = fc.oneof(
  fc.constantFrom<Change>(
    () => undefined,
    () => null,
    was => [was],
    was => ({ value: was }),
    was => (Array.isArray(was) ? [...was, ...was] : was),
    was => (Array.isArray(was) ? was.toReversed() : was),
    was => Array.from({ length: 20 }, () => was),
    was => (typeof was === 'number' ? String(was) : Number(was)),
  ),
  fc.tuple(nasty, anything).map(([key, value]): Change => {
    return was => (isFields(was) ? Object.fromEntries([...Object.entries(was), [key, value]]) : [was, value]);
  }),
);

const isFields = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values of the payload itself at other places, and ids of other things. */
function foreignTo(paths: readonly Path[], ids: readonly string[]): fc.Arbitrary<Change> {
  return fc.oneof(
    fc.constantFrom(...ids, ...types).map(
      (id): Change =>
        () =>
          id,
    ),
    fc.constantFrom(...paths).map(
      (path): Change =>
        (_, payload) =>
          valueAt(payload, path),
    ),
  );
}

/** What Foyer reads most of the time: not the words of a view or a message. */
const isOwn = (path: Path) => !path.includes('blocks') && !path.includes('message');

/** The payload with one to three of its values changed; `ids` are of things that it doesn't name. */
export function mutatedPayload(payload: Payload, ids: readonly string[]): fc.Arbitrary<Payload> {
  const paths = pathsIn(payload);
  const place = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...paths.filter(isOwn)) },
    { weight: 1, arbitrary: fc.constantFrom(...paths) },
  );
  const change = fc.oneof(
    shapeChange,
    textChange,
    anything.map(
      (value): Change =>
        () =>
          value,
    ),
    foreignTo(paths, ids),
  );
  return fc
    .array(fc.tuple(place, change), { minLength: 1, maxLength: 3, size: '-1' })
    .map(changes =>
      changes.reduce(
        (changed, [path, to]) => withValueAt(changed, path, was => to(was, payload)) as Payload,
        payload,
      ),
    );
}
