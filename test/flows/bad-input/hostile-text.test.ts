import { describe, expect, it } from 'vitest';
import { startFoyer } from '../../support/foyer.ts';
import {
  askToJoin,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  submitSetUp,
  untilIdle,
} from '../../support/story.ts';

const texts = {
  pings: '<!channel> <!here> <!everyone> <@U0LINUS0000> <!subteam^S123> @linus',
  signs: `&amp; & < > "double" 'single' “curly” \\ / ; -- %s`,
  marks: '*bold* _italic_ ~gone~ `code` :tada: https://evil.example',
  sql: `Robert'); DROP TABLE members; --`,
  emoji: '👩🏽‍🚀 🏳️‍🌈 café é',
};

const unseen = {
  rtl: 'שלום \u202Eevil\u202C \u2067right\u2069',
  hidden: 'a\u200Bb\u200Dc\u2060d\u00ADe',
};

describe.each(modes)('text that people wrote, over %s', mode => {
  it.each(Object.entries(texts))(
    'text that people wrote is shown as typed everywhere and pings nobody: %s',
    async (_kind, text) => {
      const typed = text.trim();
      await using foyer = await startFoyer(mode, {
        channels: [
          { name: 'general', members: ['grace', 'ada', 'linus'] },
          { name: 'approvals', members: ['grace', 'linus'], appIsMember: true },
        ],
        people: [
          { name: 'grace', realName: 'Grace Hopper', email: 'grace@lovelace.example', isAdmin: true },
          { name: 'ada', realName: typed, email: 'ada@lovelace.example' },
          { name: 'linus', realName: 'Linus', email: 'linus@lovelace.example' },
        ],
      });
      const { slack, db } = foyer;
      const [grace, ada] = [slack.person('grace'), slack.person('ada')];
      // Commas and semicolons part the names of groups.
      const group = typed.replace(/ ?[,;]/gu, '');
      await setUp(foyer, { name: typed, template: 'Senturo', groups: group });
      expect(await db.organization.findFirst()).toMatchObject({ name: typed });
      expect(await db.group.findFirst()).toMatchObject({ name: group });

      await askToJoin(foyer, 'ada', typed);
      const card = requestCard(grace);
      expect(card.plain().split('\n').slice(0, 2)).toEqual([
        `@ada (ada@lovelace.example) asks to join ${typed}.`,
        typed,
      ]);
      await grace.press(card, 'Reject');
      expect(grace.modal()?.plain()).toContain(`Reject ${typed}’s request (ada@lovelace.example)`);
      await grace.fill({ Reason: typed });
      await grace.submit();
      await untilIdle(foyer);
      expect(ada.messages().at(-1)?.plain()).toBe(`Your request to join ${typed} was rejected:\n${typed}`);
      expect(requestCard(grace).plain().split('\n').at(-1)).toBe(typed);
      await grace.closeModal();

      await grace.command('/invite');
      await grace.fill({
        Email: 'ada@lovelace.example',
        Name: typed,
        Role: 'Analyst',
        'Device groups': [group],
        Note: typed,
      });
      await grace.submit();
      const sentence = `to ${typed} as Analyst. Device group: ${group}.`;
      expect(grace.modal()?.plain()).toContain(`Invited ${typed} (ada@lovelace.example) ${sentence}`);
      await untilIdle(foyer);
      expect(invitationCard(ada).plain().split('\n').slice(0, 2)).toEqual([
        `Grace Hopper invites you to join ${typed} as Analyst. Device group: ${group}.`,
        typed,
      ]);
      await grace.command('/invite pending');
      expect(grace.modal()?.plain()).toContain(`Analyst · ${group}`);
      expect(await runCommand(grace, `/invite x@x.example as ${typed.replace(/[\n"“”]/gu, '')}`)).toContain(
        'There’s no role',
      );
      await ada.press(invitationCard(ada), 'Accept');
      await untilIdle(foyer);
      expect(grace.messages().at(-1)?.plain()).toContain(
        `joined ${typed} as Analyst. Device group: ${group}.`,
      );
      await grace.command('/invite members');
      expect(grace.modal()?.plain()).toContain('@ada\nada@lovelace.example');
      await ada.openHome();
      expect(ada.home()?.plain()).toContain(`You’re Analyst. Device group: ${group}.`);

      // Only mentions that Foyer itself makes ping, and only people who are named by their own press.
      expect(slack.pings().filter(({ mention }) => mention.startsWith('<!'))).toEqual([]);
      const pinged = new Set(slack.pings().map(({ person }) => person));
      expect(pinged.has(slack.person('linus').id)).toBe(false);
      for (const { method, args } of slack.calls.of('api')) {
        if (!method.startsWith('chat.')) continue;
        expect(String(args.text)).not.toMatch(/<[!@#]/u);
      }
    },
  );

  it.each(Object.entries(unseen))(
    'invisible text is refused in a name, and shown as typed in a note: %s',
    async (_kind, text) => {
      await using foyer = await startFoyer(mode);
      const grace = foyer.slack.person('grace');
      const { fieldErrors } = await submitSetUp(grace, { name: text });
      expect(Object.values(fieldErrors ?? {})).toEqual([
        'The organization’s name has characters that can’t be seen. Type it again without them.',
      ]);
      await setUp(foyer);
      await askToJoin(foyer, 'ada', text);
      expect(requestCard(grace).plain()).toContain(text);
      expect(foyer.slack.pings().filter(({ mention }) => mention.startsWith('<!'))).toEqual([]);
    },
  );

  it('a name of the longest length stays whole, and nothing is cut through a character', async () => {
    await using foyer = await startFoyer(mode);
    const name = '🦄'.repeat(37);
    await setUp(foyer, { name, groups: name });
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await grace.command('/invite');
    await grace.fill({
      Email: 'ada@lovelace.example',
      Name: name,
      Role: 'VIEWER',
      Groups: [name],
      Note: '🦄'.repeat(500),
    });
    await grace.submit();
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain(name);
    expect(invitationCard(ada).plain()).toContain('🦄'.repeat(500));
    await ada.openHome();
    expect(ada.home()?.plain()).toContain(name);
    const everythingShown = JSON.stringify(slack.calls.of('api').map(call => call.args));
    expect(everythingShown).not.toMatch(/\\ud83e(?!\\udd84)/u);
    expect(everythingShown.isWellFormed()).toBe(true);
  });
});
