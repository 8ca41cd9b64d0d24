import { describe, expect, it } from 'vitest';
import { checkRows } from '../../../src/domain/imports/check.ts';
import { secaro } from '../../../src/domain/role-templates/secaro.ts';
import { somebody } from '../people.ts';
import { check, checkContext, raw, rolesOf } from './check-context.ts';

describe('an existing member or invitee', () => {
  it('an existing member is updated, and the finding shows both values', () => {
    expect(check({ email: 'Member@example.com', role: 'Investigator', groups: 'Café' })).toMatchObject({
      class: 'update',
      before: { role: 'Analyst', groups: ['Student Devices'] },
      access: { role: 'Investigator', groups: ['Café'] },
    });
  });

  it('an existing member without changes is reported as unchanged', () => {
    expect(check({ email: 'member@example.com', groups: 'Student Devices' })).toMatchObject({
      class: 'unchanged',
      before: null,
      findings: [],
    });
  });

  it.each([
    ['member@example.com', 'unchanged', ['Student Devices']],
    ['pending@example.com', 'resend', ['Café']],
  ])(
    'a blank Groups cell leaves the groups of %s as they are: a blank cell gives nothing',
    (email, kind, groups) => {
      const row = check({ email });
      expect(row).toMatchObject({ class: kind, isGroupsBlank: true, access: { role: 'Analyst', groups } });
      expect(row.before?.groups ?? groups).toEqual(groups);
    },
  );

  it('levels in groups that a role doesn’t give are part of what a row shows', () => {
    const { members } = checkContext();
    const base = members.get('member@example.com');
    if (!base) throw new Error('A member is there.');
    const context = checkContext({
      members: new Map([['member@example.com', { ...base, grants: [{ groupId: 'Café', level: 'admin' }] }]]),
    });
    expect(check({ email: 'member@example.com', groups: 'Student Devices' }, context).before?.groups).toEqual(
      ['Café (admin)'],
    );
  });

  it('a deactivated member is reactivated', () => {
    expect(check({ email: 'gone@example.com' })).toMatchObject({
      class: 'reactivate',
      findings: [],
    });
  });

  it('a person with a pending invitation gets it again, with the role and groups of the row', () => {
    expect(check({ email: 'pending@example.com' })).toMatchObject({
      class: 'resend',
      before: { role: 'Remote', groups: ['Café'] },
      access: { role: 'Analyst', groups: ['Café'] },
    });
  });

  it('a member keeps a level that was granted by hand, and loses one that came with the role', () => {
    const { members } = checkContext();
    const base = members.get('member@example.com');
    if (!base) throw new Error('A member is there.');
    const roles = rolesOf(secaro);
    const [top, usual] = [roles[0]?.name ?? '', roles[1]?.name ?? ''];
    const of = (grants: typeof base.grants) =>
      checkContext({
        template: secaro,
        members: new Map([['member@example.com', { ...base, roleId: usual, grants }]]),
      });
    const about = { email: 'member@example.com', role: top, groups: 'Café, Student Devices' };
    expect(check(about, of([{ groupId: 'Café', level: 'admin' }])).grants).toEqual([
      { groupId: 'Café', level: 'admin' },
      { groupId: 'Student Devices', level: 'edit' },
    ]);
    const pending = checkContext({
      template: secaro,
      pending: new Map([
        [
          'new@example.com',
          { id: 'p', slackUserId: null, roleId: usual, grants: [{ groupId: 'Café', level: 'admin' }] },
        ],
      ]),
    });
    expect(check({ email: 'new@example.com', role: usual, groups: 'Café' }, pending)).toMatchObject({
      class: 'resend',
      grants: [{ groupId: 'Café', level: 'admin' }],
    });
    const groupAdmin = checkContext({
      members: new Map([
        [
          'member@example.com',
          { ...base, roleId: 'Group Admin', grants: [{ groupId: 'Café', level: 'admin' }] },
        ],
      ]),
    });
    expect(check({ email: 'member@example.com', groups: 'Café' }, groupAdmin).grants).toEqual([
      { groupId: 'Café', level: 'access' },
    ]);
  });

  it.each([
    ['bot@example.com', 'Robo', 'bot'],
    ['left@example.com', 'Lena', 'deactivated'],
    ['stranger@example.com', 'Sven', 'external'],
  ])('%s can’t be invited', (email, who, reason) => {
    expect(check({ email }).findings).toMatchObject([{ code: 'uninvitable', data: { who, reason } }]);
  });

  it('a person isn’t invited again before the organization’s pause is over', () => {
    const waits = new Map([['pending@example.com', 7]]);
    const row = check({ email: 'pending@example.com' }, checkContext({ waits }));
    expect(row.class).toBe('error');
    expect(row.findings).toMatchObject([{ column: 'Row', code: 'resent-too-soon', data: { minutes: 7 } }]);
  });

  it('a member is updated even when Slack has deactivated them', () => {
    const people = new Map([['member@example.com', somebody({ isDeactivated: true })]]);
    expect(check({ email: 'member@example.com', role: 'Remote' }, checkContext({ people })).class).toBe(
      'update',
    );
  });

  it('the uploader can’t be in their own file, by address or as a member', () => {
    expect(check({ email: 'BOSS@example.com' }).findings).toMatchObject([{ code: 'own-address' }]);
    const context = checkContext({ uploader: { email: null, memberId: 'member' } });
    expect(check({ email: 'member@example.com' }, context).findings).toMatchObject([{ code: 'own-address' }]);
  });
});

describe('seats', () => {
  const emails = [
    'a@x.com',
    'member@example.com',
    'b@x.com',
    'gone@example.com',
    'pending@example.com',
    'nobody',
    'c@x.com',
  ];
  const rows = emails.map((email, at) => raw({ line: at + 2, email }));
  const classes = (limit: number | null, used: number) => {
    const { rows: checked, seats } = checkRows(rows, checkContext({ seats: { limit, used } }));
    return { seats, classes: checked.map(row => row.class).join(' ') };
  };

  it('only new and reactivated people take seats', () => {
    expect(classes(null, 5)).toEqual({
      seats: { limit: null, used: 5, needed: 4 },
      classes: 'ready unchanged ready reactivate resend error ready',
    });
    expect(classes(9, 5).classes).toBe('ready unchanged ready reactivate resend error ready');
  });

  it('seats are given in the order of the file, and the rest gets none', () => {
    expect(classes(7, 5)).toEqual({
      seats: { limit: 7, used: 5, needed: 4 },
      classes: 'ready unchanged ready error resend error error',
    });
    expect(classes(3, 5).classes).toBe('error unchanged error error resend error error');
    const last = checkRows(rows, checkContext({ seats: { limit: 7, used: 5 } })).rows.at(-1);
    expect(last?.findings).toMatchObject([
      { column: 'Row', code: 'no-seat', data: { limit: 7, used: 5, needed: 4 } },
    ]);
  });
});
