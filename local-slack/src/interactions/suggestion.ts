import type { OptionItem } from '../block-kit/block.ts';
import { optionsOf } from '../block-kit/block.ts';
import { validateOptions } from '../block-kit/validate.ts';
import type { InputField } from '../inputs.ts';
import type { PersonRecord } from '../people.ts';
import type { World } from '../world.ts';
import { envelope, isAccepted } from './envelope.ts';
import type { Source } from './source.ts';
import { placeOf } from './source.ts';

/** Slack's default for `min_query_length` (docs: external_select). */
const standardQueryLength = 3;

const shownOptions = new WeakMap<object, Map<string, OptionItem[]>>();

function shownIn(source: Source, field: InputField): { lists: Map<string, OptionItem[]>; key: string } {
  const place = 'view' in source ? source.view : source.message;
  const lists = shownOptions.get(place) ?? new Map<string, OptionItem[]>();
  shownOptions.set(place, lists);
  return { lists, key: `${field.blockId} ${field.actionId}` };
}

/** The options that a menu has shown so far: a person may pick from them without typing again. */
export function optionsShown(source: Source, field: InputField): OptionItem[] {
  const { lists, key } = shownIn(source, field);
  return lists.get(key) ?? [];
}

/**
 * Asks the app for options for typed text; none when fewer characters are typed than the menu requires.
 * @throws Error with a sentence when the app doesn't answer, or answers with something that Slack refuses.
 */
export async function askForOptions(
  world: World,
  person: PersonRecord,
  source: Source,
  field: InputField,
  typed: string,
): Promise<OptionItem[]> {
  const least =
    typeof field.element.min_query_length === 'number' ? field.element.min_query_length : standardQueryLength;
  if (typed.length < least) return [];
  const payload = {
    ...envelope(world, 'block_suggestion', person),
    ...placeOf(world, source),
    action_id: field.actionId,
    block_id: field.blockId,
    value: typed,
  };
  const url = world.app.optionsUrl();
  const answer = await world.outbox.send({ kind: 'block_suggestion', name: field.actionId, payload, url });
  if (!isAccepted(answer)) throw new Error(`“${field.label}” could not load options: ${answer.status}.`);
  const body = parse(answer.text);
  const faults = validateOptions(body);
  if (faults.length > 0)
    throw new Error(`“${field.label}” got options that Slack refuses: ${faults.join('; ')}`);
  const found = optionsOf({ type: field.type, ...(body as Record<string, unknown>) });
  const { lists, key } = shownIn(source, field);
  lists.set(key, [...found, ...(lists.get(key) ?? [])]);
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
