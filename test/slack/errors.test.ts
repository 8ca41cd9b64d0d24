import { describe, expect, it } from 'vitest';
import { DomainError, type DomainErrorCode, type DomainErrors } from '../../src/domain/errors.ts';
import { errorText as textOf } from '../../src/slack/errors.ts';

const errorText = (error: DomainError) => textOf(error, '/welcome');

const organizationId = 'o';
const email = 'ada@example.com';
const role = 'Analyst';
const roles = ['Admin', 'Analyst'];
const many = Array.from({ length: 100 }, (_, index) => `Group ${index + 1}`);

/** Every kind of each failure; the compiler asks for a code that is missing. */
const samples: { [Code in DomainErrorCode]: DomainErrors[Code][] } = {
  'not-set-up': [{}],
  'already-set-up': [{ organization: 'Lovelace Labs' }],
  'only-workspace-admins': [{}],
  'only-workspace-admins-add': [{}],
  'only-workspace-owners': [{}],
  'not-orphaned': [{ organization: 'Lovelace Labs', role: 'OWNER' }],
  'organization-not-found': [{}],
  'unknown-actor': [{}],
  'not-allowed': [role, null].map(role => ({ capability: 'invitation:create', organizationId, role })),
  'nothing-to-ask': [{}],
  'nobody-to-ask': [{ organization: 'Lovelace Labs' }],
  'asked-already': [{}],
  'cannot-grant': (['role', 'groups', 'all-groups'] as const).map(reason => ({ role, reason })),
  'invalid-email': [{ value: 'ada' }, { value: '' }],
  'email-too-long': [{ length: 255 }],
  'unknown-role': [null, 'Analyst'].map(nearest => ({ value: 'Analist', roles, nearest })),
  'unknown-group': [
    { value: 'Fones', groups: ['Phones'], nearest: 'Phones' },
    { value: 'Fones', groups: many, nearest: null },
    { value: 'Fones', groups: [], nearest: null },
  ],
  'unclear-name': (['organization', 'group', 'role', 'person'] as const).flatMap(field =>
    (['hidden', 'separators'] as const).map(reason => ({ field, reason })),
  ),
  'name-looks-alike': (['organization', 'group', 'role'] as const).map(field => ({
    field,
    value: 'AnaIyst',
    other: 'Analyst',
  })),
  'shared-domain': [{ value: 'co.uk' }],
  'invalid-input': [
    { kind: 'missing' as const },
    { kind: 'unreadable' as const },
    { kind: 'too-long' as const, most: 1000 },
    { kind: 'too-many' as const, most: 20 },
    { kind: 'too-large' as const, most: 20 },
    { kind: 'not-offered' as const, offered: ['channel', 'usergroup'] },
  ].map(problem => ({ path: 'people.0.email', problem })),
  'invalid-text': [{}],
  'role-needs-groups': [{ role }],
  'self-invitation': [{}],
  'cannot-act': (['bot', 'deactivated', 'external'] as const).map(reason => ({ reason })),
  'acceptance-changed': [{ who: 'Ada' }, { who: 'Ada', what: 'requester' as const }],
  'acceptance-unset': [{ who: 'Ada' }],
  'already-member': (['active', 'deactivated'] as const).map(state => ({
    organizationId,
    memberId: organizationId,
    email,
    role,
    state,
  })),
  'new-account': [
    { who: 'Ada Lovelace', role, isYou: false },
    { who: null, role: null, isYou: false },
    { who: 'Ada Lovelace', role, isYou: true },
  ].flatMap(each =>
    (['active', 'deactivated'] as const).map(state => ({
      organizationId,
      organization: 'Lovelace Labs',
      memberId: organizationId,
      slackUserId: 'U1',
      email,
      state,
      ...each,
    })),
  ),
  'no-old-account': [{}],
  'place-changed': [{}],
  'already-invited': [{ organizationId, invitationId: organizationId, email, role, by: 'Grace Hopper' }],
  'listed-twice': [{ email }],
  'list-full': [{ most: 20 }],
  'too-many-groups-listed': [{ who: 'Ada Lovelace' }],
  'incomplete-person': (['email', 'role', 'groups'] as const).map(missing => ({ missing })),
  'uninvitable-person': (
    ['bot', 'deactivated', 'external', 'no-email', 'unconfirmed', 'not-found'] as const
  ).map(reason => ({
    who: 'Ada Lovelace',
    reason,
  })),
  'member-account': (['edit', 'reactivate'] as const).flatMap(deed =>
    (['bot', 'deactivated', 'external'] as const).map(reason => ({ who: 'Ada Lovelace', reason, deed })),
  ),
  'invitation-not-found': [{}],
  'invitation-resolved': (['accepted', 'declined', 'revoked', 'expired'] as const).map(status => ({
    status,
  })),
  'approval-resolved': (['accepted', 'declined', 'revoked', 'expired'] as const).flatMap(status => [
    { status, by: 'Grace Hopper', byYou: false },
    { status, by: 'Grace Hopper', byYou: true },
    { status, by: null, byYou: false },
  ]),
  'invitation-for-another': [{ email }],
  'link-unknown': [{}],
  'invite-link-not-found': [{}],
  'invite-link-closed': (['paused', 'used-up', 'expired', 'revoked'] as const).map(state => ({ state })),
  'invite-link-used-up': [
    { link: 'Class 5b', most: 1 },
    { link: 'Class 5b', most: 30 },
  ],
  'api-key-not-found': [{}],
  'api-key-ended': [{}],
  'too-many-api-keys': [{ most: 50 }],
  'invite-link-domain': [{ domains: ['lovelace.example'] }, { domains: ['a.example', 'b.example'] }],
  'link-replaced': [{}],
  'sign-in-first': [{}],
  'signed-in-as-another': [
    { invited: email, signedInAs: email },
    { invited: email, signedInAs: null },
  ],
  'no-matching-domain': [{ domain: 'example.org' }, { domain: null }],
  'email-unconfirmed': [{ email }],
  'guests-may-not-ask': [{}],
  'already-requested': [{}],
  'asked-too-soon': [{ organization: 'Lovelace Labs', until: new Date(0), timeZone: 'Europe/Berlin' }],
  'already-a-member-yourself': (['active', 'deactivated'] as const).map(state => ({ role, state })),
  'invited-already': [{ invitationId: 'i' }],
  'join-request-not-found': [{}],
  'join-request-resolved': (['approved', 'rejected', 'withdrawn', 'expired'] as const).flatMap(status => [
    { status, by: 'Grace Hopper', byYou: false },
    { status, by: 'Grace Hopper', byYou: true },
    { status, by: null, byYou: false },
  ]),
  'invalid-name': (['organization', 'group', 'person'] as const).flatMap(field => [
    { field, value: '', most: 75 },
    { field, value: 'x'.repeat(76), most: 75 },
  ]),
  'duplicate-group': [{ value: 'phones' }],
  'invalid-domain': [{ value: 'example' }],
  'public-mail-domain': [{ value: 'gmail.com' }],
  'no-seat': [0, 2].map(listed => ({ organization: 'Lovelace Labs', limit: 5, used: 5 - listed, listed })),
  'member-not-found': [{}],
  'not-a-member': [{ organization: 'Lovelace Labs' }],
  'member-deactivated': [{ who: 'Ada Lovelace' }],
  'member-changed': [
    {
      who: 'Ada Lovelace',
      by: 'Grace Hopper',
      changes: [
        { what: 'role', from: 'VIEWER', to: 'EDITOR' },
        { what: 'groups', from: [], to: ['Phones'], template: { id: 'senturo', blankGroups: 'all' } },
        { what: 'same-names' },
      ],
    },
    { who: 'Ada Lovelace', by: null, changes: [] },
  ],
  'cannot-manage-member': (['role', 'groups'] as const).map(reason => ({ who: 'Ada Lovelace', reason })),
  'nothing-kept': [{}],
  'erase-active': [{ who: 'Ada Lovelace' }],
  'erase-under-way': [{}],
  'from-directory': (['name', 'state', 'groups', 'group'] as const).map(what => ({
    who: 'Ada Lovelace',
    what,
    directory: 'Okta',
  })),
  'group-from-slack': [{ group: 'Teacher Laptops' }],
  'address-from-slack': [{ who: 'Ada Lovelace' }],
  'own-access': [{}],
  'own-deactivation': [{}],
  'last-holder': [{ role: 'OWNER', who: 'Ada Lovelace' }],
  'last-holder-leaves': [{ organizationId, organization: 'Lovelace Labs', role: 'OWNER' }],
  'not-top-role': [{ role: 'OWNER' }],
  'no-role-afterwards': [{ role: 'OWNER' }],
  'hand-on-receiver': (['self', 'no-member', 'holder', 'account'] as const).map(reason => ({
    who: 'Ada Lovelace',
    reason,
    role: 'OWNER',
  })),
  'hand-on-role': [{ role: 'Group Admin' }],
  'hand-on-not-found': [{}],
  'hand-on-for-another': [{}],
  'hand-on-resolved': (['accepted', 'declined', 'withdrawn'] as const).map(status => ({ status })),
  'hand-on-overtaken': [{ who: 'Ada Lovelace', role: 'OWNER' }],
  'settings-changed': [{ organization: 'Lovelace Labs' }],
  'invalid-number': [{ value: '0', most: 10 }],
  'text-too-long': [
    { what: 'command', length: 5_000, most: 4_000 },
    { length: 1001, most: 1000 },
  ],
  'unknown-time-zone': [{ value: 'Mars/Olympus' }],
  'invalid-link': [{ value: 'join our slack' }],
  'resent-too-soon': [1, 2, 121, 2_881].map(minutes => ({ email, minutes })),
  'group-not-found': [{}],
  'invalid-webhook-url': (['unreadable', 'https', 'password', 'port', 'private'] as const).map(reason => ({
    value: 'http://localhost',
    reason,
  })),
  'webhook-not-found': [{}],
  'too-many-webhooks': [{ most: 10 }],
  'webhook-stopped': [{ host: 'hooks.lovelace.example' }],
  'delivery-not-found': [{}],
  'webhook-log-ends': [{ days: 30 }],
  'nothing-since': [{}],
  'group-linked': [{ group: 'Phones' }],
  'group-is-all-they-have': [['Ada Lovelace'], many].map(people => ({ group: 'Phones', people })),
  'link-not-found': [{}],
  'already-linked': [{ group: 'Phones', target: '#phones' }],
  'too-many-links': [{ most: 20 }],
  'nothing-linked': [{ organization: 'Lovelace Labs' }],
  'no-user-groups': [{ reason: 'plan' }, { reason: 'none' }, { reason: 'gone' }],
  'missing-scope': [{ scopes: ['channels:join', 'channels:manage'] }, { scopes: [] }],
  'role-not-found': [{}],
  'duplicate-role': [{ role }],
  'too-many-roles': [{ most: 50 }],
  'own-role': [{ role }],
  'top-role': [{ role: 'OWNER' }],
  'role-in-use': [
    { role, members: 1, invitations: 0, inviteLinks: 0 },
    { role, members: 2, invitations: 1, inviteLinks: 1 },
    { role, members: 0, invitations: 0, inviteLinks: 2 },
  ],
  'batch-not-found': [{}],
  'nobody-chosen': [{}],
  'import-undone': [{}],
  'undo-too-late': [{}],
  'import-not-found': [{}],
  'import-resolved': (['sent', 'discarded'] as const).map(status => ({ status })),
  'nothing-to-send': [{}],
  'columns-unanswered': [{ headers: [] }, { headers: ['Gruops'] }],
  'file-gone': [{}],
  'no-rows-given': [{}],
  'unreadable-file': [{ text: 'The file is empty.' }],
  'invalid-channel': (['not-found', 'archived', 'shared'] as const).map(reason => ({
    channel: 'C1',
    reason,
  })),
};

const all = Object.entries(samples).flatMap(([code, kinds]) =>
  kinds.map(data => ({ code: code as DomainErrorCode, data })),
);

describe('the text of an expected failure', () => {
  it.each(all)('the text of an expected failure is a sentence: $code $data', ({ code, data }) => {
    const said = errorText(new DomainError(code, data));
    expect(said).toMatch(/^(\p{Lu}|“|[\w.]+@|[\w-]+\.\w+ is ).+\.\)?$/su);
    expect(said).not.toMatch(/undefined|null|NaN|\[object|\s{2}|\.\.|\$\{/u);
  });

  it('the text of an expected failure is never a code, and never that of another failure', () => {
    const texts = all.map(({ code, data }) => errorText(new DomainError(code, data)));
    for (const code of Object.keys(samples)) expect(texts).not.toContain(code);
    const firsts = Object.entries(samples).map(([code, [data]]) =>
      errorText(new DomainError(code as DomainErrorCode, data as never)),
    );
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('the text of an expected failure names the command in a form that this person can type, and no other', () => {
    const texts = all.map(({ code, data }) => errorText(new DomainError(code, data)));
    expect(texts.filter(text => text.includes('/welcome')).length).toBeGreaterThan(3);
    expect(texts.filter(text => /\/(invite|foyer)\b|the command/u.test(text))).toEqual([]);
  });

  it('the text of an unknown role names the nearest one, and all of them', () => {
    const said = errorText(new DomainError('unknown-role', { value: 'Analist', roles, nearest: 'Analyst' }));
    expect(said).toBe('There’s no role “Analist”. Did you mean Analyst? The roles are Admin, Analyst.');
  });

  it('the text of an unknown group names at most fifteen groups', () => {
    const said = errorText(new DomainError('unknown-group', { value: 'x', groups: many, nearest: null }));
    expect(said).toContain('Group 15 and 85 more.');
    expect(said).not.toContain('Group 16');
  });

  it('the text for the second of two people names the first', () => {
    const resolved = { status: 'approved', by: 'Grace Hopper' } as const;
    expect(errorText(new DomainError('join-request-resolved', { ...resolved, byYou: false }))).toBe(
      'Grace Hopper has already accepted that join request.',
    );
    expect(errorText(new DomainError('join-request-resolved', { ...resolved, byYou: true }))).toBe(
      'You have already accepted that join request.',
    );
  });
});
