import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackUser, toPerson } from '../../../src/slack/directory/slack-user.ts';
import { uploadedFile } from '../../../src/slack/files.ts';

const home = { slackTeamId: 'T1', enterpriseId: null };
const usualUser = {
  id: 'U1',
  team_id: 'T1',
  name: 'ada',
  real_name: 'Ada Lovelace',
  deleted: false,
  is_bot: false,
  is_admin: false,
  is_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_stranger: false,
  is_email_confirmed: true,
  updated: 1_700_000_000,
  enterprise_user: { enterprise_id: 'E1', teams: ['T1'] },
  profile: { email: 'ada@lovelace.example', real_name: 'Ada', display_name: 'ada', team: 'T1' },
};
const usualFile = {
  id: 'F1',
  name: 'people.csv',
  size: 100,
  mode: 'hosted',
  is_external: false,
  file_access: 'visible',
  url_private: 'https://files.slack.com/a',
  url_private_download: 'https://files.slack.com/b',
};

/** An object some of whose fields are null, absent, empty or of another type; its id stays. */
function oddly<Usual extends { id: string }>({ id, ...usual }: Usual) {
  const odd = fc.oneof(
    fc.constantFrom(null, undefined, '', 0, -1, 1e300, true, [], {}, [null], '\0', '\ud800'),
    fc.anything(),
  );
  const fields = Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, fc.oneof(fc.constant(value), odd)]),
  );
  return fc.record(fields, { requiredKeys: [] }).map(object => ({ id, ...object }));
}

describe('objects with any field null, absent or odd', () => {
  it('a person with any field null, absent or odd can still be saved', () => {
    fc.assert(
      fc.property(oddly(usualUser), object => {
        const person = toPerson('w', home, slackUser.parse(object));
        expect(person).toMatchObject({ slackUserId: 'U1', name: expect.stringMatching(/\S/u) });
        expect(JSON.stringify(person)).not.toContain('\\u0000');
        expect(person.name.isWellFormed()).toBe(true);
      }),
    );
  });

  it('a missing field never makes a person a bot, a stranger or deactivated', () => {
    const gap = fc.constantFrom(null, undefined, '');
    const { id, ...fields } = usualUser;
    const gaps = fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, fc.oneof(fc.constant(value), gap)]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(gaps, object => {
        const person = toPerson('w', home, slackUser.parse({ id, ...object }));
        expect(person).toMatchObject({
          isBot: false,
          isDeactivated: false,
          isGuest: false,
          isExternal: false,
        });
      }),
    );
  });

  it('a file with any field null, absent or odd can still be asked for', () => {
    fc.assert(
      fc.property(oddly(usualFile), object => {
        expect(uploadedFile.parse(object).id).toBe('F1');
      }),
    );
  });

  it('an object without an id of Slack’s is nobody', () => {
    for (const odd of [null, undefined, 'U1', [], {}, { id: null }, { id: '' }, { id: 7 }, { id: 'U1\0' }]) {
      expect(slackUser.safeParse(odd).success).toBe(false);
    }
  });
});
