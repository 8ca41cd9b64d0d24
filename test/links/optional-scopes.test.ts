import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';
import { link, membershipChanges, top } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';
const required = { settings: { grantsOptionalScopes: false } };
const howTo = 'A workspace admin can grant it by installing Foyer again.';

it('Foyer invites and admits people without the scopes that links alone need', async () => {
  await using foyer = await startFoyer('http', required);
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
  expect(await runCommand(foyer.slack.person('grace'), '/invite help')).toContain('What you can do');
  expect(
    foyer.slack.calls.all().filter(call => JSON.stringify(call.response).includes('missing_scope')),
  ).toEqual([]);
});

it.each([
  ['random', 'Foyer doesn’t have the permissions channels:join and channels:manage in Slack.'],
  ['staff-room', 'Foyer doesn’t have the permission groups:write in Slack.'],
])('a link to #%s is refused under its field, by the scope that it lacks', async (channel, words) => {
  await using foyer = await startFoyer('http', required);
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite groups');
  await grace.press(top(grace), 'Slack links', { nth: 1 });
  await grace.press(top(grace), 'Link to a channel');
  await grace.fill({ Channel: channel });
  expect(await grace.submit()).toMatchObject({ fieldErrors: { channel: `${words} ${howTo}` } });
  expect(await foyer.db.groupLink.count()).toBe(0);
});

it('a link to a user group is refused by the scopes that it lacks', async () => {
  await using foyer = await startFoyer('http', required);
  await setUp(foyer);
  const grace = foyer.slack.person('grace');
  await grace.command('/invite groups');
  await grace.press(top(grace), 'Slack links', { nth: 1 });
  await grace.press(top(grace), 'Link to a user group');
  expect(top(grace).plain()).toContain('the permissions usergroups:read and usergroups:write in Slack');
});

it.each([
  ['#general', 'channels:manage'],
  ['#staff-room', 'groups:write'],
  ['@teachers', 'usergroups:read'],
])('a link to %s from before says which scope is missing and what to do', async (target, scope) => {
  await using foyer = await startFoyer('http', required);
  await setUp(foyer);
  await link(foyer, LAPTOPS, target);
  await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
  await untilIdle(foyer);
  const reason = `Foyer doesn’t have the permission ${scope} in Slack. ${howTo} Then type /invite sync.`;
  expect(await membershipChanges(foyer)).toEqual([`add ada ${target}: ${reason}`]);
  expect(foyer.slack.person('grace').sees(reason)).toBe(true);
});
