import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { action } from '../../src/slack/action.ts';
import { input, plain } from '../../src/slack/blocks.ts';
import { fieldOf, form, optionalText, readFields, text } from '../../src/slack/form.ts';
import { setUpForm } from '../../src/slack/organizations/forms.ts';
import { StaleRequestError } from '../../src/slack/stale-request.ts';

const option = (value: string) => ({ text: plain(value), value });

const invite = form('invite', {
  metadata: z.object({ id: z.string() }),
  fields: z.object({ email: text, note: optionalText }),
});

const submitted = (values: Parameters<typeof readFields>[0], metadata: unknown = { id: '1' }) => ({
  private_metadata: JSON.stringify(metadata),
  state: { values },
});

describe('the fields of a form', () => {
  it.each([
    ['a text', { type: 'plain_text_input', value: 'Ada' }, 'Ada'],
    ['nothing', { type: 'plain_text_input', value: null }, null],
    ['an address', { type: 'email_text_input', value: 'ada@example.com' }, 'ada@example.com'],
    ['an option', { type: 'static_select', selected_option: option('r1') }, 'r1'],
    ['no option', { type: 'radio_buttons', selected_option: null }, null],
    [
      'several options',
      { type: 'multi_external_select', selected_options: [option('a'), option('b')] },
      ['a', 'b'],
    ],
    ['no options', { type: 'multi_external_select', selected_options: [] }, []],
    ['a person', { type: 'users_select', selected_user: 'U1' }, 'U1'],
    ['a conversation', { type: 'conversations_select', selected_conversation: 'C1' }, 'C1'],
    ['a channel', { type: 'channels_select', selected_channel: 'C2' }, 'C2'],
  ])('the fields of a form are read from %s', (_, value, expected) => {
    expect(readFields({ field: { action: value } })).toEqual({ field: expected });
  });

  it.each([
    [{ value: 1 }],
    [{ value: { a: 1 } }],
    [{ selected_option: 'r1' }],
    [{ selected_options: { length: 1 } }],
    [{ selected_options: [null] }],
    [{ files: 'all' }],
    [{ selected_date_time: 'soon' }],
  ])('the value %j is none that an input has, so the form is out of date', value => {
    expect(() => readFields({ field: { action: value } } as never)).toThrow(StaleRequestError);
  });

  it('the set-up is out of date with a template that is none of ours', () => {
    const given = (template: string) => ({
      private_metadata: '{}',
      state: {
        values: {
          organization: { organization: { type: 'plain_text_input', value: 'Lovelace Labs' } },
          template: { template: { type: 'static_select', selected_option: option(template) } },
        },
      },
    });
    expect(setUpForm.read(given('crowdsec')).fields.template).toBe('crowdsec');
    expect(() => setUpForm.read(given('crowdsec2'))).toThrow(StaleRequestError);
  });

  it('metadata and button values with text that can’t be stored are out of date', () => {
    const add = action('add', z.object({ id: z.string() }));
    for (const id of ['a\0', '\ud83d', '\udc00b']) {
      expect(() => invite.read(submitted({}, { id }))).toThrow(StaleRequestError);
      expect(() => add.decode(JSON.stringify({ id }))).toThrow(StaleRequestError);
    }
  });

  it('a field is named by the block, in any version of it', () => {
    expect(fieldOf('email#U1')).toBe('email');
    expect(readFields({ 'email#U1': { email: { type: 'email_text_input', value: 'x' } } })).toEqual({
      email: 'x',
    });
    expect(input('email', 'Email', { type: 'email_text_input' }, { version: 'U1' })).toMatchObject({
      block_id: 'email#U1',
      element: { action_id: 'email' },
    });
  });

  it('the fields of a form are trimmed and typed, with the metadata of the view', () => {
    const values = {
      email: { email: { type: 'email_text_input', value: ' ada@example.com ' } },
      note: { note: { type: 'plain_text_input', value: '  ' } },
    };
    expect(invite.read(submitted(values))).toEqual({
      metadata: { id: '1' },
      fields: { email: 'ada@example.com', note: null },
    });
  });

  it('fields of another shape are refused', () => {
    expect(() => invite.read(submitted({}))).toThrow(StaleRequestError);
    const values = { email: { email: { type: 'email_text_input', value: 'x' } } };
    expect(() => invite.read(submitted(values, {}))).toThrow(StaleRequestError);
    expect(() => invite.read({ ...submitted(values), private_metadata: 'not JSON' })).toThrow(
      StaleRequestError,
    );
  });
});

it('a form stores at most the 3000 characters that Slack keeps', () => {
  const view = (id: string) => invite.view({ title: 'T', submit: 'S', blocks: [], metadata: { id } });
  expect(view('x'.repeat(3000 - '{"id":""}'.length)).private_metadata).toHaveLength(3000);
  expect(() => view('x'.repeat(3000))).toThrow('3000 characters');
});

describe('a button’s value', () => {
  const open = action('open', z.object({ page: z.number() }));

  it('a button’s value is read as it was written', () => {
    expect(open.decode(open.encode({ page: 7 }))).toEqual({ page: 7 });
  });

  it.each([[undefined], ['{}'], ['{"page":"7"}'], ['null'], ['{']])(
    'a button’s value is refused when it is %j',
    value => {
      expect(() => open.decode(value)).toThrow();
    },
  );

  it('a button’s value has at most the 2000 characters that Slack allows', () => {
    const long = action('long', z.string());
    expect(long.encode('x'.repeat(1998))).toHaveLength(2000);
    expect(() => long.encode('x'.repeat(1999))).toThrow('too long');
  });
});
