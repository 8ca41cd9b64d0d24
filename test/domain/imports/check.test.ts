import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CheckContext, checkRows } from '../../../src/domain/imports/check.ts';
import { check, checkContext, raw, rolesOf } from './check-context.ts';

describe('an address', () => {
  it.each([
    ['Ada Lovelace <ada@example.com>', 'ada@example.com'],
    ['mailto:ada@example.com', 'ada@example.com'],
    ['ada@example.com <ada@example.com>', 'ada@example.com'],
    ['"ada@example.com" <mailto:ada@example.com>', 'ada@example.com'],
    ['ada@example.com (Ada Lovelace)', 'ada@example.com'],
    ['Ada Lovelace [mailto:ada@example.com]', 'ada@example.com'],
    ['<ada@example.com>; <bob@example.com>', null],
    ['ada@example.com;', 'ada@example.com'],
    ['="ada@example.com"', 'ada@example.com'],
    ['ada @ example.com', 'ada@example.com'],
    ['ａｄａ@example.com', 'ada@example.com'],
    ['ada', null],
    ['ada@example', null],
    ['ada@example.com, bob@example.com', null],
    ['ad\u00ada@exam\u200bple.com', 'ada@example.com'],
  ])(
    'the address %j is invalid, and the finding suggests the one that is clearly meant',
    (email, suggestion) => {
      expect(check({ email })).toMatchObject({
        class: 'error',
        email: null,
        findings: [
          { column: 'Email', value: email, severity: 'error', code: 'invalid-email', data: { suggestion } },
        ],
      });
    },
  );

  it('a missing address is reported as missing', () => {
    expect(check({ email: '' }).findings).toMatchObject([{ code: 'email-missing', severity: 'error' }]);
  });

  it('an address that is too long in ASCII says how long it is there', () => {
    const email = `ada@${'αδβωγχεψζφηυθτιςκρλπμο.'.repeat(8)}example.com`;
    expect(email.length).toBeLessThan(254);
    const [finding] = check({ email }).findings;
    const length = 4 + domainToASCII(email.slice(4)).length;
    expect(length).toBeGreaterThan(254);
    expect(finding).toMatchObject({ code: 'email-too-long', data: { length, most: 254 } });
  });

  it('an address is stored in the form that everything compares', () => {
    expect(check({ email: 'Ada@MÜNCHEN.de' }).email).toBe('ada@xn--mnchen-3ya.de');
  });

  it('an address of mixed alphabets is refused, with the domain that it imitates', () => {
    expect(check({ email: 'ada@ex\u0430mple.com' }).findings).toMatchObject([
      {
        code: 'mixed-scripts',
        severity: 'error',
        data: { ascii: 'xn--exmple-4nf.com', resembles: 'example.com' },
      },
    ]);
  });

  it('an address whose domain only looks Latin is sent, with a warning', () => {
    expect(check({ email: 'ada@\u0440\u0430\u0443.com' })).toMatchObject({
      class: 'ready',
      findings: [{ code: 'lookalike', severity: 'warning', data: { resembles: 'pay.com' } }],
    });
  });

  it.each(['ada@例え.jp', 'ada@почта.рф', 'ada@ελλάδα.gr', 'ada@straße.de'])(
    'the address %s is as good as any',
    email => {
      expect(check({ email })).toMatchObject({ class: 'ready', findings: [] });
    },
  );

  it('an address that occurs twice marks both rows, each with the line of the other', () => {
    const rows = [
      raw({ line: 2 }),
      raw({ line: 3, email: 'bob@example.com' }),
      raw({ line: 7, email: 'ADA@example.com' }),
    ];
    const checked = checkRows(rows, checkContext());
    expect(checked.rows.map(row => row.findings)).toMatchObject([
      [{ row: 0, line: 2, code: 'duplicate', data: { lines: [7], count: 1 } }],
      [],
      [{ row: 2, line: 7, value: 'ADA@example.com', code: 'duplicate', data: { lines: [2], count: 1 } }],
    ]);
    expect(checked.counts).toMatchObject({ ready: 1, error: 2 });
  });

  it('an address that occurs a hundred times names ten lines and counts the others', () => {
    const rows = Array.from({ length: 100 }, (_, at) => raw({ line: at + 2 }));
    const { rows: checked } = checkRows(rows, checkContext());
    const findings = checked.flatMap(row => row.findings);
    expect(findings).toHaveLength(100);
    for (const { line, data } of findings) {
      const { lines, count } = data as { lines: number[]; count: number };
      expect(lines).toHaveLength(10);
      expect(lines).not.toContain(line);
      expect(count).toBe(99);
    }
  });
});

describe('a role', () => {
  it.each([
    ['Analist', 'unknown-role', 'Analyst'],
    ['Emperor of everything', 'unknown-role', null],
  ])('the role %j is unknown; the nearest is named', (role, code, nearest) => {
    const [finding] = check({ role }).findings;
    expect(finding).toMatchObject({
      column: 'Role',
      value: role,
      severity: 'error',
      code,
      data: { nearest },
    });
    expect(finding?.fix).toBeUndefined();
  });

  it('a role that differs only in case waits for its fix, and is then valid', () => {
    const row = check({ role: 'gROUP aDMIN', groups: 'Teacher Laptops' });
    expect(row).toMatchObject({
      class: 'error',
      findings: [{ severity: 'warning', code: 'role-case', value: 'gROUP aDMIN', fix: 'Group Admin' }],
    });
    expect(check({ role: row.findings[0]?.fix ?? '', groups: 'Teacher Laptops' })).toMatchObject({
      class: 'ready',
      roleId: 'Group Admin',
    });
  });

  it('a role that acts inside groups needs one', () => {
    expect(check({ role: 'Group Admin' })).toMatchObject({
      class: 'error',
      findings: [{ column: 'Groups', severity: 'error', code: 'role-needs-groups' }],
    });
  });

  it('a role that differs in case from two roles matches neither', () => {
    const context = checkContext();
    const twins = ['Guide', 'guide'].map(name => ({
      ...rolesOf(context.organization.template)[4],
      id: name,
      name,
    }));
    const organization = { ...context.organization, roles: twins } as CheckContext['organization'];
    expect(check({ role: 'GUIDE' }, { ...context, organization }).findings[0]?.code).toBe('unknown-role');
    expect(check({ role: 'guide' }, { ...context, organization })).toMatchObject({
      class: 'ready',
      roleId: 'guide',
    });
  });
});

describe('groups', () => {
  it('unknown groups are listed one by one, and wrong cases are fixed together', () => {
    const row = check({ groups: 'student devices; Labs, North, CAFÉ, Studnet Devices' });
    const fix = 'Student Devices, Labs, North, Café, Studnet Devices';
    expect(row.findings).toMatchObject([
      { code: 'group-case', value: 'student devices', fix },
      { code: 'group-case', value: 'CAFÉ', fix },
      { code: 'unknown-group', value: 'Studnet Devices', data: { nearest: 'Student Devices' } },
    ]);
    expect(check({ groups: 'Student Devices, Labs, North, Café' }).groupIds).toEqual([
      'Student Devices',
      'Labs, North',
      'Café',
    ]);
  });

  it('group names match with letters composed or not', () => {
    expect(check({ groups: 'Cafe\u0301' })).toMatchObject({ class: 'ready', groupIds: ['Café'] });
  });

  it('up to twenty unknown groups are listed, and the rest counted', () => {
    const { findings } = check({
      groups: Array.from({ length: 30 }, (_, i) => `nowhere ${i} at all`).join(','),
    });
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)).toMatchObject({ code: 'more-unknown-groups', data: { count: 10 } });
  });

  it('a list of groups of endless length isn’t compared', () => {
    expect(check({ groups: '"x'.repeat(5_000) }).findings).toMatchObject([
      {
        code: 'groups-too-long',
        data: { length: 10_000, most: 8_000 },
        value: expect.stringMatching(/^.{200}…$/u),
      },
    ]);
  });
});

describe('a name', () => {
  it.each([
    ['  Ada \n Lovelace ', 'Ada Lovelace'],
    ['N'.repeat(75), 'N'.repeat(75)],
    ['', null],
    ['JOÃO Ângela', 'JOÃO Ângela'],
  ])('the name %j is stored on one line', (name, kept) => {
    expect(check({ name })).toMatchObject({ class: 'ready', name: kept, findings: [] });
  });

  it.each([
    ['N'.repeat(76), 'name-too-long'],
    ['Jos\ufffd', 'name-damaged'],
    ['JosÃ©', 'name-damaged'],
    ['Oâ€™Neil', 'name-damaged'],
    ['Ada\u0007', 'name-damaged'],
  ])('the name %j is refused', (name, code) => {
    expect(check({ name })).toMatchObject({ class: 'error', findings: [{ column: 'Name', code }] });
  });

  it('a name that is a group’s is sent, with a warning', () => {
    expect(check({ name: 'Teacher Laptops' })).toMatchObject({
      class: 'ready',
      findings: [{ code: 'name-is-group', severity: 'warning', data: { group: 'Teacher Laptops' } }],
    });
  });
});
