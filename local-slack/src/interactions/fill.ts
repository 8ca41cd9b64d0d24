import type { Block, OptionItem } from '../block-kit/block.ts';
import { isRecord, textOf } from '../block-kit/block.ts';
import type { FileChoice, RemoteFile } from '../files/sharing.ts';
import { uploadAs } from '../files/sharing.ts';
import type { InputField, StateValue } from '../inputs.ts';
import { inputFields, setValue } from '../inputs.ts';
import { fileObject } from '../objects/file-object.ts';
import type { PersonRecord } from '../people.ts';
import type { FillValue } from '../person.ts';
import type { World } from '../world.ts';
import type { Source } from './source.ts';
import { blocksOf, stateOf } from './source.ts';
import { askForOptions, optionsShown } from './suggestion.ts';

/** Finds a field by block_id, action_id, label or placeholder. Throws a sentence when there is none or several. */
export function findField(blocks: Block[], label: string): InputField {
  const fields = inputFields(blocks);
  const names = [
    ({ blockId }: InputField) => blockId === label,
    ({ actionId }: InputField) => actionId === label,
    (field: InputField) => field.label === label || textOf(field.element.placeholder) === label,
  ];
  const meant = names.map(is => fields.filter(is)).find(found => found.length > 0) ?? [];
  const [field] = meant;
  const there = fields.map(one => `“${one.label}”`).join(', ') || 'none';
  if (!field) throw new Error(`There is no field “${label}”; there are: ${there}.`);
  if (meant.length > 1) throw new Error(`There are ${meant.length} fields “${label}”: name its block_id.`);
  return field;
}

function personId(world: World, value: unknown): unknown {
  const name = isRecord(value) ? value.user : value;
  if (typeof name !== 'string') return value;
  if (name === world.app.botUserId) return name;
  const person = world.people.find(name);
  if (!person) throw new Error(`There is no person ${name} to choose.`);
  return person.id;
}

function channelId(world: World, value: unknown): unknown {
  const name = isRecord(value) ? (value.channel ?? value.conversation) : value;
  if (typeof name !== 'string') return value;
  const channel = world.channels.get(name) ?? world.channels.byName(name);
  if (!channel) throw new Error(`There is no channel ${name} to choose.`);
  return channel.id;
}

function identified(world: World, field: InputField, value: FillValue): unknown {
  const each = (find: (one: unknown) => unknown) => (Array.isArray(value) ? value.map(find) : find(value));
  if (value === null) return null;
  if (field.type.includes('users_select')) return each(one => personId(world, one));
  if (/channels_select|conversations_select/.test(field.type)) return each(one => channelId(world, one));
  return value;
}

function initialOptions({ element }: InputField): OptionItem[] {
  return [element.initial_option, element.initial_options].flat().filter(isRecord) as unknown as OptionItem[];
}

/** The options that the app returns for the typed texts of an external menu; those shown before stay choosable. */
async function offered(
  world: World,
  person: PersonRecord,
  source: Source,
  field: InputField,
  value: FillValue,
): Promise<OptionItem[] | undefined> {
  if (!field.type.endsWith('external_select') || value === null) return undefined;
  // An option given by its value has already been shown; only texts are typed.
  const typed = (Array.isArray(value) ? value : [value]).filter(one => !isRecord(one)).map(String);
  const shown = optionsShown(source, field);
  const found: OptionItem[] = [...initialOptions(field), ...shown];
  for (const query of typed) {
    const isShown = found.some(option => option.text.text === query || option.value === query);
    if (!isShown) found.push(...(await askForOptions(world, person, source, field, query)));
  }
  return found;
}

function choiceOf(world: World, field: InputField, value: unknown): { choice: FileChoice; shown: unknown } {
  const given = isRecord(value) ? (value.file ?? value) : value;
  const known = isRecord(given) && typeof given.id === 'string' ? world.files.get(given.id) : undefined;
  if (known) return { choice: { id: known.id }, shown: { id: known.id, name: known.name, size: known.size } };
  if (!isRecord(given) || typeof given.name !== 'string') {
    throw new Error(`"${field.label}" takes files: {file: {name, bytes}}.`);
  }
  const { name, bytes } = given;
  const { remote, shownAs } = given as Partial<RemoteFile>;
  if (remote)
    return { choice: { name, remote, ...(shownAs && { shownAs }) }, shown: { id: '', name, size: 0 } };
  if (typeof bytes !== 'string' && !(bytes instanceof Uint8Array)) {
    throw new Error(`The bytes of “${name}” are no Uint8Array and no text.`);
  }
  const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
  return { choice: { name, bytes, ...(shownAs && { shownAs }) }, shown: { id: '', name, size } };
}

/** Chosen files: the client's own checks come first, then the uploads. */
function chosenFiles(world: World, person: PersonRecord, field: InputField, value: FillValue): unknown {
  if (value === null) return null;
  const chosen = (Array.isArray(value) ? value : [value]).map(one => choiceOf(world, field, one));
  setValue(
    field,
    chosen.map(({ shown }) => shown),
  );
  return chosen.map(({ choice }) => {
    const file = uploadAs(world, person, choice);
    file.isGivenToApp = true;
    return fileObject(world, file);
  });
}

/** Enters a value as a person would; throws or rejects with a sentence when the client would not allow it. */
export async function enter(
  world: World,
  person: PersonRecord,
  source: Source,
  label: string,
  value: FillValue,
): Promise<{ field: InputField; entered: StateValue }> {
  const field = findField(blocksOf(source), label);
  const options = await offered(world, person, source, field, value);
  const held =
    field.type === 'file_input' ? chosenFiles(world, person, field, value) : identified(world, field, value);
  const entered = setValue(field, held, options);
  const state = stateOf(source, person);
  state[field.blockId] = { ...state[field.blockId], [field.actionId]: entered };
  if ('view' in source) {
    const { [field.blockId]: _gone, ...errors } = source.view.errors;
    source.view.errors = errors;
    world.changes.announce({ kind: source.view.body.type, person: person.id });
  }
  return { field, entered };
}
