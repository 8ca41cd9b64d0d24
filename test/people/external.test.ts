import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { paste } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  snapshot,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const SENTENCE = 'You belong to another Slack workspace, so you can’t use Foyer here.';
const partner = { name: 'pat', realName: 'Pat Partner', email: 'pat@partner.example', isExternal: true };

describe.each(modes)('a person of another workspace, over %s', mode => {
  it('a person of another workspace isn’t invited by mention, by address, on a list or by file, and gets nothing that waits for their address', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await slack.addPerson(partner);
    const refused = 'Pat Partner belongs to another Slack workspace, so you can’t invite them.';
    expect(await runCommand(grace, '/invite @pat as VIEWER')).toContain(refused);
    expect(await runCommand(grace, '/invite pat@partner.example as VIEWER')).toContain(refused);
    const review = await paste(grace, 'Email,Role\npat@partner.example,VIEWER');
    expect(review.plain()).toContain('belongs to another Slack workspace');
    expect(await db.invitation.count()).toBe(0);
  });

  it('a person of another workspace doesn’t replace one’s own person with the same address', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await runCommand(grace, '/invite hedy@lovelace.example as VIEWER');
    await slack.addPerson({ ...partner, email: 'hedy@lovelace.example' });
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: null });
    const hedy = await slack.addPerson({ name: 'hedy', realName: 'Hedy', email: 'hedy@lovelace.example' });
    await timePasses(foyer, 60_000);
    await slack.changePerson('pat', { realName: 'Pat P.' });
    await untilIdle(foyer);
    expect(invitationCard(hedy).buttons()).toEqual(['Accept', 'Decline']);
    expect(await db.invitation.findFirst()).toMatchObject({ slackUserId: hedy.id });
  });

  it('a member who turns out to be external can press, type and submit nothing, and reads why', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { channel: null });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    await askToJoin(foyer, 'linus');
    const typed = await margaret.command('/invite pending');
    await margaret.closeModal();
    await margaret.command('/invite');
    await margaret.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    await slack.changePerson('margaret', { isExternal: true });
    await untilIdle(foyer);
    const before = await snapshot(foyer);

    await margaret.submit();
    expect(margaret.modal()?.plain()).toContain(SENTENCE);
    await margaret.closeModal();
    await margaret.press(requestCard(margaret, 'dm'), 'Accept as VIEWER');
    await slack.waitFor(() => last(margaret).includes(SENTENCE), 'Margaret reads why');
    await margaret.resend(typed);
    expect(margaret.modals()).toEqual([]);
    await margaret.say('', { files: [{ name: 'people.csv', bytes: 'Email,Role\nada@x.example,VIEWER' }] });
    await untilIdle(foyer);
    expect(last(margaret)).toBe(SENTENCE);
    await margaret.openHome();
    expect(margaret.home()?.plain()).toBe(SENTENCE);
    await untilIdle(foyer);
    expect(await snapshot(foyer)).toEqual(before);

    await askToJoin(foyer, 'katherine');
    expect(requestCard(grace, 'dm').plain()).toContain('@katherine');
    expect(() => requestCard(margaret, 'dm')).not.toThrow();
    expect(requestCard(margaret, 'dm').plain()).not.toContain('@katherine');
    expect(await runCommand(slack.person('ada'), '/invite @una as VIEWER')).not.toContain('@margaret');
    expect(await db.member.count({ where: { slackUserId: margaret.id, state: 'active' } })).toBe(1);
  });

  it('a person of another workspace can’t accept what was sent to them while they were of this one', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await slack.changePerson('ada', { isExternal: true });
    await ada.press(invitationCard(ada), 'Accept');
    await slack.waitFor(() => last(ada).includes(SENTENCE), 'Ada reads why');
    expect(await db.invitation.findFirst()).toMatchObject({ status: 'pending' });
    await timePasses(foyer, 60_000);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (list) await grace.press(list, 'Resend');
    expect(grace.modal()?.plain()).toContain('Ada Lovelace belongs to another Slack workspace');
  });

  it('a person isn’t a stranger within one Enterprise Grid organization', async () => {
    await using foyer = await startFoyer(mode, { enterprise: { id: 'E0GRID', name: 'Lovelace Group' } });
    await setUp(foyer);
    const { slack, db } = foyer;
    const sister = await slack.addPerson({
      name: 'sis',
      realName: 'Sister',
      email: 'sis@lovelace.example',
      isOfSisterWorkspace: true,
    });
    await runCommand(slack.person('grace'), '/invite @sis as VIEWER');
    await untilIdle(foyer);
    await sister.press(invitationCard(sister), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: sister.id, state: 'active' } })).toBe(1);
  });

  it('Foyer asks Slack again about a person whose workspace isn’t known', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db, clock } = foyer;
    const ada = slack.person('ada');
    await runCommand(ada, '/invite help');
    const forget = () => db.slackPerson.updateMany({ data: { teamId: null, updatedAt: clock.now() } });
    await forget();
    slack.faults.always('users.info', { kind: 'error', error: 'fatal_error' });
    expect(await runCommand(ada, '/invite help')).toContain('Slack');
    slack.faults.clear();
    expect(await runCommand(ada, '/invite help')).toContain('What you can do');
    expect(await db.slackPerson.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      teamId: slack.teamId,
    });
  });
});

describe('bots and people deactivated in Slack', () => {
  it('bots and people deactivated in Slack can do nothing either', async () => {
    await using foyer = await startFoyer('http');
    await setUp(foyer);
    const { slack, db } = foyer;
    const ada = slack.person('ada');
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await db.slackPerson.updateMany({ where: { slackUserId: ada.id }, data: { isDeactivated: true } });
    expect(await runCommand(ada, '/invite help')).toBe(
      'Your Slack account is deactivated, so you can’t use Foyer.',
    );
    await db.slackPerson.updateMany({
      where: { slackUserId: ada.id },
      data: { isDeactivated: false, isBot: true },
    });
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await db.member.count({ where: { slackUserId: ada.id } })).toBe(0);
  });
});

const last = (person: Person) => person.messages().at(-1)?.plain() ?? '';
