import { expect, it } from 'vitest';
import { plain } from '../../../src/slack/blocks.ts';
import { chooseBatchForm, THE_LIST } from '../../../src/slack/invitations/batch-actions.ts';
import { StaleRequestError } from '../../../src/slack/stale-request.ts';

const ID = '01890000-0000-7000-8000-000000000000';

const submitted = (whom: string) => ({
  private_metadata: JSON.stringify({ organizationId: ID }),
  state: {
    values: {
      kind: { kind: { type: 'static_select', selected_option: { text: plain('Send'), value: 'resend' } } },
      whom: { whom: { type: 'static_select', selected_option: { text: plain('Whom'), value: whom } } },
    },
  },
});

it.each([THE_LIST, ID])('a change to many invitations is for the list or for an upload, as for %j', whom => {
  expect(chooseBatchForm.read(submitted(whom)).fields.whom).toBe(whom);
});

it.each(['', 'LIST', `${ID}0`, 'null', '\u{1f600}'.repeat(40)])(
  'a change to many invitations for %j, which is neither the list nor an upload, is out of date',
  whom => {
    expect(() => chooseBatchForm.read(submitted(whom))).toThrow(StaleRequestError);
  },
);
