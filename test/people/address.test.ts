import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { lastMessage, paste } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('an address that changes in Slack, over %s', mode => {
  it('a member’s address follows Slack: the member and the admins read it, and both addresses are the same person', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), await becomeMember(foyer, 'ada', 'EDITOR')];
    await slack.changePerson('ada', { email: 'countess@lovelace.example' });
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      email: 'countess@lovelace.example',
    });
    expect(await readAuditLog(foyer)).toContain('member.address countess@lovelace.example');
    const words = 'email in Slack changed from ada@lovelace.example to countess@lovelace.example';
    expect(lastMessage(ada, words).plain()).toContain('Your email');
    expect(lastMessage(grace, words).plain()).toContain('Ada Lovelace');
    for (const address of ['ada@lovelace.example', 'countess@lovelace.example']) {
      expect(await runCommand(grace, `/invite ${address} as VIEWER`)).toContain('already a member');
    }
    const review = await paste(
      grace,
      'Email,Role\nada@lovelace.example,VIEWER\ncountess@lovelace.example,VIEWER',
    );
    expect(review.plain()).toContain('also appears on line');
  });
});

describe('an address that changes while a join request waits', () => {
  it('the card shows both addresses, an old Accept decides nothing, and the new one asks with both', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), await askToJoin(foyer, 'ada')];
    const card = () => requestCard(grace);
    await slack.changePerson('ada', { email: 'ada@gmail.example' });
    await untilIdle(foyer);
    expect(card().plain()).toContain(
      'They asked with ada@lovelace.example. Their email in Slack is now ada@gmail.example, which is outside',
    );
    await grace.press(card(), 'Accept as VIEWER', { confirm: false });
    expect(await db.member.count()).toBe(1);
    await grace.press(card(), 'Accept as VIEWER');
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      email: 'ada@gmail.example',
    });
  });
});

describe('Accept as… of a request whose address changed', () => {
  const words =
    'They asked with ada@lovelace.example. Their email in Slack is now ada@gmail.example, which is outside';

  it('Accept as… says both addresses before anything is accepted', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), await askToJoin(foyer, 'ada')];
    await slack.changePerson('ada', { email: 'ada@gmail.example' });
    await untilIdle(foyer);
    await grace.press(requestCard(grace), 'Accept as…');
    expect(grace.modal()?.plain()).toContain(words);
    await grace.fill({ Role: 'EDITOR' });
    await grace.submit();
    expect(await db.member.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      email: 'ada@gmail.example',
    });
  });

  it('a form of Accept as… that was open while the address changed accepts nobody, and asks again with both', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), await askToJoin(foyer, 'ada')];
    for (const from of ['card', 'list']) {
      if (from === 'list') await grace.command('/invite requests');
      const shown = from === 'list' ? grace.modal() : requestCard(grace);
      if (!shown) throw new Error('There is no list.');
      await slack.changePerson('ada', { email: 'ada@lovelace.example' });
      await untilIdle(foyer);
      await grace.press(shown, 'Accept as…');
      await grace.fill({ Role: 'EDITOR', Groups: ['Teacher Laptops'] });
      await slack.changePerson('ada', { email: 'ada@gmail.example' });
      await untilIdle(foyer);
      await grace.submit();
      expect(grace.modal()?.plain()).toContain('have changed since you saw them. Nothing was accepted');
      expect(grace.modal()?.plain()).toContain(words);
      expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'pending' });
      if (from === 'card') await grace.closeModal();
    }
    await grace.submit();
    await untilIdle(foyer);
    const where = { slackUserId: ada.id };
    const member = await db.member.findFirst({ where, include: { role: true, grants: true } });
    expect(member).toMatchObject({ email: 'ada@gmail.example', role: { name: 'EDITOR' } });
    expect(member?.grants).toHaveLength(1);
  });

  it('a form of Accept as… that was open while the requester became a former member of another role asks again', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db, clock } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    const state = { state: 'deactivated' as const, deactivatedAt: clock.now() };
    await db.member.updateMany({ where: { slackUserId: ada.id }, data: state });
    await askToJoin(foyer, 'ada');
    await grace.press(requestCard(grace), 'Accept as…');
    const admin = await db.role.findFirstOrThrow({ where: { name: 'ADMIN' } });
    await db.member.updateMany({ where: { slackUserId: ada.id }, data: { roleId: admin.id } });
    await grace.fill({ Role: 'VIEWER' });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('A former member: was ADMIN');
    expect(await db.joinRequest.findFirst()).toMatchObject({ status: 'pending' });
  });
});

describe('addresses', () => {
  it('two people who swapped their addresses keep their memberships', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    // The events between were lost.
    ada.spec.email = 'between@lovelace.example';
    linus.spec.email = 'ada@lovelace.example';
    await db.slackPerson.updateMany({
      where: { slackUserId: linus.id },
      data: { email: 'ada@lovelace.example' },
    });
    await slack.changePerson('ada', { email: 'linus@lovelace.example' });
    await untilIdle(foyer);
    const rows = await db.member.findMany({ orderBy: { joinedAt: 'asc' }, include: { role: true } });
    expect(rows.map(({ email, role }) => `${email} ${role.name}`)).toEqual([
      'grace@lovelace.example OWNER',
      'linus@lovelace.example EDITOR',
      'ada@lovelace.example VIEWER',
    ]);
  });

  it('an invitation follows its person, so their old address is free for the person who has it now', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada, linus] = [slack.person('grace'), slack.person('ada'), slack.person('linus')];
    await runCommand(grace, '/invite @ada as ADMIN');
    await untilIdle(foyer);
    await slack.changePerson('ada', { email: 'countess@lovelace.example' });
    await slack.changePerson('linus', { email: 'ada@lovelace.example' });
    await untilIdle(foyer);
    expect(await runCommand(grace, '/invite ada@lovelace.example as VIEWER')).toContain('Invited ');
    await untilIdle(foyer);
    await ada.press(invitationCard(ada), 'Accept');
    await linus.press(invitationCard(linus), 'Accept');
    await untilIdle(foyer);
    const rows = await db.member.findMany({ orderBy: { email: 'asc' }, include: { role: true } });
    expect(rows.map(({ email, role }) => `${email} ${role.name}`)).toEqual([
      'ada@lovelace.example VIEWER',
      'countess@lovelace.example ADMIN',
      'grace@lovelace.example OWNER',
    ]);
  });

  it('two members who turn out to be one person become one with the access of the bound one, and the last owner’s access stays', async () => {
    for (const isLastOwner of [false, true]) {
      await using foyer = await startFoyer();
      const { id: organizationId } = await setUp(foyer);
      const { slack, db, clock } = foyer;
      const ada = await becomeMember(foyer, 'ada', 'VIEWER');
      const owner = await db.role.findFirstOrThrow({ where: { name: 'OWNER' } });
      const email = 'ada@elsewhere.example';
      await db.member.create({
        data: { organizationId, email, name: 'Ada L.', roleId: owner.id, joinedAt: clock.now() },
      });
      if (isLastOwner)
        await db.member.updateMany({ where: { name: 'Grace Hopper' }, data: { state: 'deactivated' } });
      await slack.changePerson('ada', { email });
      await untilIdle(foyer);
      const found = await db.member.findMany({ where: { email }, include: { role: true } });
      expect(found.map(({ slackUserId, role }) => [slackUserId, role.name])).toEqual([
        [ada.id, isLastOwner ? 'OWNER' : 'VIEWER'],
      ]);
      expect(await readAuditLog(foyer)).toContain(`member.merge ${email}`);
      expect(lastMessage(ada, 'made them one member').plain()).toContain(
        isLastOwner ? 'as OWNER' : 'as VIEWER',
      );
    }
  });
});

describe('a member who gets the address of a pending invitation', () => {
  it.each(['active', 'deactivated'] as const)(
    'a member who is %s and whose address becomes an invited one gets no invitation, and it is revoked',
    async state => {
      await using foyer = await startFoyer();
      await setUp(foyer);
      const { slack, db } = foyer;
      const [grace, ada] = [slack.person('grace'), await becomeMember(foyer, 'ada', 'EDITOR')];
      await db.member.updateMany({ where: { slackUserId: ada.id }, data: { state } });
      await runCommand(grace, '/invite countess@lovelace.example as ADMIN');
      await untilIdle(foyer);
      const cards = () => ada.messages().filter(each => each.buttons().includes('Accept')).length;
      const before = cards();
      await slack.changePerson('ada', { email: 'countess@lovelace.example' });
      await untilIdle(foyer);
      const where = { email: 'countess@lovelace.example' };
      expect(await db.invitation.findFirst({ where })).toMatchObject({ status: 'revoked' });
      expect(cards()).toBe(before);
      expect(await db.member.findFirst({ where, include: { role: true } })).toMatchObject({
        state,
        role: { name: 'EDITOR' },
      });
      expect(await readAuditLog(foyer)).toContain('invitation.revoke countess@lovelace.example');
    },
  );
});
