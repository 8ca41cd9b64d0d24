import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/domain/errors.ts';
import { limits } from '../../src/domain/limits.ts';
import { errorText } from '../../src/slack/errors.ts';
import { readFields } from '../../src/slack/form.ts';
import type { Route } from '../../src/slack/route.ts';
import { routes } from '../../src/slack/routes.ts';
import { typedCommand, typedSearch } from '../../src/slack/typed.ts';
import { kinds, repeated } from '../support/hostile.ts';

const MEGABYTE = 1_000_000;

const of = <Kind extends Route['kind']>(kind: Kind) =>
  routes.filter((route): route is Extract<Route, { kind: Kind }> => route.kind === kind);

function refusalOf(read: () => unknown): DomainError {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

const commands = of('command').map(({ name }) => name);
const fields = of('modal').flatMap(({ form }) => form.fields.map(field => ({ form: form.id, field })));

describe.each(kinds)('a megabyte of %s', (_kind, piece) => {
  const text = repeated(piece, MEGABYTE);

  it.each(commands)('a megabyte after the command “%s” is refused before anything reads it', name => {
    const error = refusalOf(() => typedCommand(`${name} ${text}`));
    expect(error.code).toBe('text-too-long');
    expect(errorText(error, '/foyer')).toMatch(/^This command has [0-9,]+ characters\. /u);
  });

  it.each(fields)(
    'a megabyte in the field $field of $form is refused there before anything reads it',
    ({ field }) => {
      const inputs = [
        { value: text },
        { selected_option: { value: text } },
        { selected_options: [{ value: text }] },
        { selected_user: text },
        { selected_conversation: text },
        { selected_channel: text },
      ];
      for (const input of inputs) {
        const error = refusalOf(() => readFields({ [`${field}#2`]: { [field]: input as never } }));
        expect(error).toMatchObject({ code: 'text-too-long', field });
      }
    },
  );

  it('a megabyte in a select finds no option', () => {
    expect(typedSearch(text)).toBeNull();
  });
});

it.each([
  ['NUL', 'Ada\0'],
  ['half of a pair', 'Ada\ud83d'],
])('%s is refused in words wherever it is typed', (_kind, text) => {
  expect(
    errorText(
      refusalOf(() => typedCommand(text)),
      '/foyer',
    ),
  ).toBe('This text has characters that can’t be saved. Type it again.');
  for (const { field } of fields) {
    const error = refusalOf(() => readFields({ [field]: { [field]: { value: text } as never } }));
    expect(error).toMatchObject({ code: 'invalid-text', field });
  }
  expect(typedSearch(text)).toBeNull();
});

it('text that fits is read as it was typed', () => {
  const most = 'x'.repeat(limits.field);
  expect(readFields({ note: { note: { value: most } as never } })).toEqual({ note: most });
  expect(typedCommand('x'.repeat(limits.command))).toHaveLength(limits.command);
  expect(typedSearch('x'.repeat(limits.search))).toHaveLength(limits.search);
  expect([typedCommand(undefined), typedSearch(undefined)]).toEqual(['', '']);
});

it('every modal that accepts text names its fields', () => {
  expect(fields.length).toBeGreaterThan(50);
});

it('no text of a payload is read in any other way', () => {
  const root = join(import.meta.dirname, '../../src/slack');
  const read = globSync('**/*.ts', { cwd: root }).flatMap(file =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter(line => /\b(?:command|body|payload)\.(?:text|value)\b|state\??\.values/u.test(line))
      .map(line => `${file}: ${line.trim()}`),
  );
  expect(read.sort()).toEqual([
    'form.ts: fields: decoded(() => schemas.fields.parse(readFields(view.state.values))),',
    'listeners.ts: const search = typedSearch(body.value);',
    'listeners.ts: const state = { values: view?.state?.values ?? {} };',
    'listeners.ts: const { route, given } = commandIn(typedCommand(command.text), byName);',
    'listeners.ts: fields: readFields(state.values),',
    'listeners.ts: inputBlocks: Object.keys(view.state.values),',
    'listeners.ts: route: knownOr(UNKNOWN, () => commandIn(typedCommand(command.text), byName).route?.name),',
  ]);
});
