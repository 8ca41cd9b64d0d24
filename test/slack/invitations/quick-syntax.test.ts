import fc from 'fast-check';
import { escapeCommandText } from 'local-slack/inside';
import { describe, expect, it } from 'vitest';
import {
  parseQuickSyntax,
  type QuickInvitation,
  QuickSyntaxError,
} from '../../../src/slack/invitations/quick-syntax.ts';

const ada = (role: string, ...groups: string[]): QuickInvitation => ({
  invitees: [{ email: 'ada@example.com' }],
  role,
  groups,
});
const u1 = (role: string, ...groups: string[]): QuickInvitation => ({
  invitees: [{ slackUserId: 'U0ADA1' }],
  role,
  groups,
});

const three: QuickInvitation = {
  invitees: [{ email: 'ada@example.com' }, { slackUserId: 'U0ADA1' }, { email: 'grace@example.com' }],
  role: 'A',
  groups: [],
};

/** What the text is refused with: the kind, and the words that it is about. */
function faultOf(text: string): string {
  try {
    parseQuickSyntax(text);
  } catch (error) {
    if (error instanceof QuickSyntaxError) return Object.values(error.fault).join(' ');
    throw error;
  }
  return 'none';
}

describe('the quick syntax', () => {
  it.each([
    'r&d@x.example',
    'sales/eu@x.example',
    'x=y@x.example',
    'a!b@x.example',
    'a#b@x.example',
    'a+tag@x.example',
    'a@b@x.example',
    'a@x.example/evil',
    'a@x.example?x',
    'a@%65x.example',
    '\u212a@x.example',
  ])('the quick syntax reads %j as it was typed, whatever Slack makes a link of', typed => {
    const nobody = { user: () => undefined, channel: () => undefined };
    for (const escapes of [true, false]) {
      const sent = escapeCommandText(`${typed}, grace@x.example as Analyst`, nobody, escapes);
      expect(parseQuickSyntax(sent)?.invitees).toEqual([{ email: typed }, { email: 'grace@x.example' }]);
    }
    const escaped = typed.replaceAll('&', '&amp;');
    const linked = `<mailto:${encodeURIComponent(typed)}|${escaped}> as Analyst`;
    expect(parseQuickSyntax(linked)?.invitees).toEqual([{ email: typed }]);
  });

  it.each<[string, QuickInvitation]>([
    ['ada@example.com as Analyst', ada('Analyst')],
    ['  ada@example.com   AS   Group Admin  ', ada('Group Admin')],
    ['<mailto:ada@example.com|ada@example.com> as Analyst', ada('Analyst')],
    ['<mailto:ada@example.com> as Analyst', ada('Analyst')],
    ['<@U0ADA1> as Viewer', u1('Viewer')],
    ['<@U0ADA1|ada> as Viewer', u1('Viewer')],
    ['<@W0ADA1|ada> as Viewer', { ...u1('Viewer'), invitees: [{ slackUserId: 'W0ADA1' }] }],
    ['<@U0ADA1|ada>as Viewer', u1('Viewer')],
    ['ada@example.com as Analyst in "Teacher Laptops"', ada('Analyst', 'Teacher Laptops')],
    ['ada@example.com as Analyst in Teacher Laptops', ada('Analyst', 'Teacher Laptops')],
    [
      'ada@example.com as Analyst in "Teacher Laptops", "Student Devices"',
      ada('Analyst', 'Teacher Laptops', 'Student Devices'),
    ],
    [
      'ada@example.com as Analyst in “Teacher Laptops”, „Student Devices‟,«Phones»',
      ada('Analyst', 'Teacher Laptops', 'Student Devices', 'Phones'),
    ],
    ['ada@example.com as “Group Admin” in "A"', ada('Group Admin', 'A')],
    ['ada@example.com as "Checks in" in "Built in, once"', ada('Checks in', 'Built in, once')],
    ['ada@example.com as "Built in"', ada('Built in')],
    ['ada@example.com as Analyst in Made in Berlin', ada('Analyst', 'Made in Berlin')],
    ['ada@example.com as Admin in "Intern in chief"', ada('Admin', 'Intern in chief')],
    ['ada@example.com as Investigator', ada('Investigator')],
    ['ada@example.com as Analyst IN "A",', ada('Analyst', 'A')],
    ['ada@example.com as R&amp;D in "&lt;!channel&gt;"', ada('R&D', '<!channel>')],
    ['ada@example.com as R in "&amp;lt;"', ada('R', '&lt;')],
    ["ada@example.com as Analyst in 'Teacher's'", ada('Analyst', "Teacher's")],
    ["ada@example.com as Analyst in Teacher's", ada('Analyst', "Teacher's")],
    [
      'ada@example.com as \u2018Group Admin\u2019 in \u2018Built in, once\u2019, \u2018B\u2019',
      ada('Group Admin', 'Built in, once', 'B'),
    ],
    [
      'ada@example.com as \u201cGroup Admin\u201d in \u201cTeacher\u2019s\u201d',
      ada('Group Admin', 'Teacher\u2019s'),
    ],
    ['ada@example.com as Analyst.', ada('Analyst')],
    ['<mailto:ada@example.com|ada@example.com>. as Analyst', ada('Analyst')],
    ['ada@example.com as "Group Admin".', ada('Group Admin')],
    ['ada@example.com as Analyst in Phones.', ada('Analyst', 'Phones')],
    ['ada@example.com as Analyst in "Phones", "A".', ada('Analyst', 'Phones', 'A')],
    ['ada@example.com as Analyst in "Phones"; Tablets', ada('Analyst', 'Phones', 'Tablets')],
    ['\u200bada@exa\u200bmple.com \u2068as\u2069 Ana\u00adlyst\ufeff', ada('Analyst')],
    ['ada@example.com\u00a0as\u3000Analyst', ada('Analyst')],
    [
      'r&amp;d@example.com as Analyst',
      { invitees: [{ email: 'r&d@example.com' }], role: 'Analyst', groups: [] },
    ],
    [
      '<mailto:ada@example.com|ada@example.com>, grace@example.com; <@U0ADA1> as Analyst in Phones',
      {
        invitees: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }, { slackUserId: 'U0ADA1' }],
        role: 'Analyst',
        groups: ['Phones'],
      },
    ],
    [
      'ada@example.com grace@example.com. as Analyst',
      {
        invitees: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }],
        role: 'Analyst',
        groups: [],
      },
    ],
    ['ada@example.com as Analyst\nin "A"\n', ada('Analyst', 'A')],
    ['ada@example.com as Analyst, in "A"', ada('Analyst', 'A')],
    ['ada@example.com as "Analyst", in "A"', ada('Analyst', 'A')],
    ['ada@example.com as Analyst!', ada('Analyst')],
    ['ada@example.com as \u2019Group Admin\u2019 in \u2019Phones\u2019', ada('Group Admin', 'Phones')],
    ['ada@example.com as `Analyst` in \u00b4A\u00b4, \uff02B\uff02', ada('Analyst', 'A', 'B')],
    ['Ada Lovelace &lt;<mailto:ada@example.com|ada@example.com>&gt; as Analyst', ada('Analyst')],
    ['"Lovelace, Ada" &lt;ada@example.com&gt; as Analyst', ada('Analyst')],
    ['ada@example.com and <@U0ADA1> &amp; <mailto:grace@example.com|grace@example.com> as A', three],
    ['Ada &lt;ada@example.com&gt;, <@U0ADA1|ada>, grace@example.com as A', three],
  ])('the quick syntax is read from %j', (text, expected) => {
    expect(parseQuickSyntax(text)).toEqual(expected);
  });

  it.each([[''], ['   '], ['pending'], ['bulk please'], ['@'], ['<#C1|x>']])(
    'the quick syntax isn’t in %j',
    text => {
      expect(parseQuickSyntax(text)).toBeNull();
    },
  );

  it.each([
    ['ada@example.com', 'which-role'],
    ['ada@example.com as', 'which-role'],
    ['ada@example.com as   ', 'which-role'],
    ['ada@example.com Analyst', 'which-role'],
    ['ada@example.com assistant', 'which-role'],
    ['<@U0ADA1>', 'which-role'],
    ['@ada as Analyst', 'not-picked'],
    ['@ada', 'not-picked'],
    ['@Ada Lovelace as Analyst', 'not-picked'],
    ['not-an-address as Analyst', 'not-an-address not-an-address'],
    ['Ada Lovelace as Analyst', 'not-an-address Ada Lovelace'],
    ['<!channel> as A', 'not-an-address <!channel>'],
    ['ada@example.com, grace as Analyst', 'not-an-address grace'],
    ['ada@example.com bob as Analyst', 'not-an-address bob'],
    ['ada@example.com @grace as Analyst', 'not-picked'],
    ['ada@example.com, @grace as Analyst', 'not-picked'],
    ['not-an-address, <mailto:ada@x.example|ada@x.example> as A', 'not-an-address not-an-address'],
    ['<#C0ONE|general> as A', 'not-an-address #general'],
    ['<!subteam^S1|@phones> as A', 'not-picked @phones'],
    ['<http://x.example|x.example> as A', 'not-an-address x.example'],
    ['ada@example.com, grace@example.com', 'which-role'],
    ['ada@example.com as Analyst in', 'which-groups'],
    ['ada@example.com as Analyst in ""', 'which-groups'],
    ['ada@example.com as Analyst in "A', 'groups-unread'],
    ['ada@example.com as Analyst in A"', 'groups-unread'],
    ['ada@example.com as Analyst in "A" "B"', 'groups-unread'],
    ['ada@example.com as Analyst in ,,', 'groups-unread'],
  ])('the quick syntax can’t be read in %j, which is the fault %j', (text, expected) => {
    expect(faultOf(text)).toContain(expected);
  });

  it('printed quick syntax is read back', () => {
    const quotes = /["“”„‟«»＂\p{Cc}\p{Cf}]/gu;
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 75 })
      .map(text => text.replace(quotes, '').replace(/\s+/gu, ' ').trim())
      .filter(text => text !== '');
    const invitee = fc.oneof(
      fc.emailAddress().map(email => ({ email })),
      fc.stringMatching(/^[UW][A-Z0-9]{8}$/u).map(slackUserId => ({ slackUserId })),
    );
    fc.assert(
      fc.property(
        fc.array(invitee, { minLength: 1, maxLength: 5 }),
        name,
        fc.array(name, { maxLength: 5 }),
        (invitees, role, groups) => {
          expect(parseQuickSyntax(print({ invitees, role, groups }))).toEqual({ invitees, role, groups });
        },
      ),
    );
  });

  it('no text makes the quick syntax fail in any other way', () => {
    const word = fc.constantFrom(
      'ada@example.com',
      '<@U1>',
      ' as ',
      ' in ',
      '"',
      ',',
      '“',
      '<',
      '>',
      '&amp;',
      'A',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word).map(words => words.join('')),
    );
    fc.assert(
      fc.property(text, written => {
        try {
          parseQuickSyntax(written);
        } catch (error) {
          expect(error).toBeInstanceOf(QuickSyntaxError);
        }
      }),
    );
  });
});

/** As Slack sends what a person typed in the documented form. */
function print({ invitees, role, groups }: QuickInvitation): string {
  const who = invitees
    .map(each => ('email' in each ? escaped(each.email) : `<@${each.slackUserId}|somebody>`))
    .join(', ');
  const names = groups.map(group => `"${escaped(group)}"`).join(', ');
  return `${who} as "${escaped(role)}"${names && ` in ${names}`}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
