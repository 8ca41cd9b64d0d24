import { describe, expect, it } from 'vitest';
import { isExternal } from '../../../src/slack/directory/is-external.ts';
import { slackUser, toPerson } from '../../../src/slack/directory/slack-user.ts';

const home = { slackTeamId: 'T-HOME', enterpriseId: null };
const grid = { slackTeamId: 'T-HOME', enterpriseId: 'E-HOME' };
const nothing = { teamId: null, enterpriseId: null, teams: [], isStranger: false };

describe('people of another workspace', () => {
  it.each([
    ['of one’s own workspace', home, { teamId: 'T-HOME' }, false],
    ['of another, in a shared channel', home, { teamId: 'T-OTHER' }, true],
    ['of another, without a shared channel', home, { teamId: 'T-OTHER', isStranger: true }, true],
    ['a stranger of whom nothing else is known', home, { isStranger: true }, true],
    ['of another workspace and enterprise', grid, { teamId: 'T-OTHER', enterpriseId: 'E-OTHER' }, true],
    [
      'of another workspace of the same enterprise',
      grid,
      { teamId: 'T-SISTER', enterpriseId: 'E-HOME' },
      false,
    ],
    [
      'the same, without a shared channel',
      grid,
      { teamId: 'T-SISTER', enterpriseId: 'E-HOME', isStranger: true },
      false,
    ],
    ['of several workspaces, one’s own among them', home, { teamId: 'T-OTHER', teams: ['T-HOME'] }, false],
    ['of another enterprise, outside of any', home, { enterpriseId: 'E-OTHER' }, true],
    ['of one’s own workspace on a Grid', grid, { teamId: 'T-HOME' }, false],
    ['of the enterprise itself, as an organization is named', grid, { teamId: 'E-HOME' }, false],
    ['of whom Slack says nothing', home, {}, false],
  ])('a person belongs to another workspace, or not: %s', (_who, where, about, is) => {
    expect(isExternal({ ...nothing, ...about }, where)).toBe(is);
  });

  it('a person belongs to another workspace by the profile where the user object names none', () => {
    const user = slackUser.parse({ id: 'U1', team_id: null, profile: { team: 'T-OTHER' } });
    expect(toPerson('w', home, user)).toMatchObject({ teamId: 'T-OTHER', isExternal: true });
  });

  it('guests of one’s own workspace don’t belong to another workspace', () => {
    const user = slackUser.parse({ id: 'U1', team_id: 'T-HOME', is_restricted: true });
    expect(toPerson('w', home, user)).toMatchObject({ isGuest: true, isExternal: false });
  });
});

describe('confirmed addresses', () => {
  it.each([
    [true, true],
    [false, false],
    [null, false],
    [undefined, false],
    ['true', false],
    [1, false],
  ])('an address is confirmed only when is_email_confirmed is true: for %j it is %j', (said, is) => {
    const user = slackUser.parse({ id: 'U1', team_id: 'T-HOME', is_email_confirmed: said });
    expect(toPerson('w', home, user).isEmailConfirmed).toBe(is);
  });

  it('an address isn’t confirmed before the person’s workspace is known', () => {
    const user = slackUser.parse({ id: 'U1', is_email_confirmed: true });
    expect(toPerson('w', home, user).isEmailConfirmed).toBe(false);
  });
});
