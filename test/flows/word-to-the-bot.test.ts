import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { callsOf } from '../faults/queue.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, requestCard, runCommand, setUp, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

/** What Foyer writes to a person after they wrote this. */
async function answersTo(foyer: Foyer, person: Person, text: string): Promise<Message[]> {
  const before = person.messages().length;
  await person.say(text);
  await untilIdle(foyer);
  const since = person.messages().slice(before);
  return since.filter(({ user }) => user === foyer.slack.botUserId);
}

async function answerTo(foyer: Foyer, person: Person, text: string): Promise<Message> {
  const answers = await answersTo(foyer, person, text);
  expect(answers).toHaveLength(1);
  return answers[0] as Message;
}

describe.each(modes)('a direct message to Foyer, over %s', mode => {
  it('a direct message to Foyer is answered with what this person can do now, and a button for each', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const [grace, ada, linus] = [slack.person('grace'), slack.person('ada'), slack.person('linus')];
    expect((await answerTo(foyer, linus, 'hello')).plain()).toContain(
      'Foyer isn’t set up in this Slack yet.',
    );
    expect((await answerTo(foyer, grace, 'hello')).buttons()).toEqual(['Set up Foyer']);
    await setUp(foyer);

    const ofOwner = await answerTo(foyer, grace, 'anything at all');
    const lists = ['Invited users', 'Current users', 'Manage join requests'];
    expect(ofOwner.buttons()).toEqual(['Invite people', ...lists, 'My details', 'Help']);
    await grace.press(ofOwner, 'Invite people');
    expect(grace.modal()?.title).toBe('Invite people');
    await grace.closeModal();

    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const ofInvited = await answerTo(foyer, ada, 'accept');
    expect(ofInvited.plain()).toContain('You have an invitation.');
    expect(ofInvited.buttons()).toEqual(['Open your inbox (1)', 'Help']);
    await ada.press(ofInvited, 'Open your inbox (1)');
    expect(ada.modal()?.buttons()).toContain('Accept');
    await ada.closeModal();

    const ofColleague = await answerTo(foyer, linus, 'hello');
    expect(ofColleague.buttons()).toEqual(['Ask to join', 'Help']);
    await linus.press(ofColleague, 'Ask to join');
    expect(linus.modal()?.title).toBe('Ask to join');
    await linus.closeModal();

    const margaret = await becomeMember(foyer, 'margaret', 'VIEWER');
    const ofViewer = await answerTo(foyer, margaret, 'Help');
    expect(ofViewer.buttons()).not.toContain('Invite people');
    expect(ofViewer.buttons()).toContain('My details');
    expect(ofViewer.plain()).toContain('/invite inbox');
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { state: 'deactivated' } });
    const ofFormer = await answerTo(foyer, margaret, 'help');
    expect(ofFormer.plain()).toContain('Your access is deactivated.');
    expect(ofFormer.buttons()).not.toContain('My details');
  });

  it('guests, people with an unconfirmed address and people of another workspace read why they can do nothing', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const pat = await slack.addPerson({
      name: 'pat',
      realName: 'Pat',
      email: 'pat@p.example',
      isExternal: true,
    });
    const [radia, una] = [slack.person('radia'), slack.person('una')];
    const said = async (person: Person) => {
      const answer = await answerTo(foyer, person, 'hello');
      expect(answer.buttons()).toEqual(person === pat ? [] : ['Help']);
      return answer.plain();
    };
    expect(await said(pat)).toBe('You belong to another Slack workspace, so you can’t use Foyer here.');
    expect(await said(radia)).toContain('You’re a guest in this Slack');
    expect(await said(una)).toContain('confirm your email in Slack first');
  });

  it('a direct message is answered once, and files, edits, bots and Foyer itself get no such answer', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const said = await grace.say('hello');
    await untilIdle(foyer);
    const own = () => grace.messages().filter(({ user }) => user === slack.botUserId);
    const before = own().length;
    await grace.resend(said);
    const event = said.payload.event as Record<string, unknown>;
    const file = { id: 'F0OWN', name: 'fix-me.csv', mode: 'hosted', url_private_download: slack.url };
    const calls = () => callsOf(slack, 'chat.postMessage') + callsOf(slack, 'files.info');
    const callsBefore = calls();
    const others = [
      { ...event, bot_id: 'B1' },
      { ...event, user: slack.botUserId },
      { ...event, user: slack.botUserId, subtype: 'file_share', files: [file] },
      { ...event, subtype: 'bot_message' },
      { ...event, subtype: 'message_changed', user: undefined, message: event },
      { ...event, subtype: 'message_deleted' },
      { ...event, channel_type: 'channel' },
    ];
    for (const [index, each] of others.entries()) {
      await deliver(foyer, mode, grace, said, { ...said.payload, event_id: `Ev${index}`, event: each });
    }
    await untilIdle(foyer);
    expect(own()).toHaveLength(before);
    expect(calls()).toBe(callsBefore);

    await grace.say('these people', {
      files: [{ name: 'people.csv', bytes: 'Email,Role\na@x.example,VIEWER' }],
    });
    await untilIdle(foyer);
    const sinceFile = own().slice(before);
    expect(sinceFile.map(message => message.plain()).join()).toContain('people.csv');
    expect(sinceFile.flatMap(message => message.buttons())).not.toContain('My details');
    // Foyer reads and answers the beginning of any message, however long.
    expect((await answerTo(foyer, grace, 'x'.repeat(50_000))).buttons()).toContain('My details');
  });
});

describe.each(modes)('a person in a workspace without Foyer, over %s', mode => {
  it('a person in a workspace without Foyer reads so, whatever they press, open or submit', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { channel: null });
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    const team = { id: 'TFOREIGN', domain: 'foreign' };
    const words = 'Foyer isn’t installed in this workspace.';

    await grace.command('/invite');
    await grace.fill({ Email: 'ada@lovelace.example', Role: 'VIEWER' });
    const sent = await grace.submit();
    const view = { ...(sent.payload.view as object), app_installed_team_id: team.id };
    const update = await deliver(foyer, mode, grace, sent, { ...sent.payload, team, view });
    expect(update.text).toContain('"response_action":"update"');
    expect(update.text).toContain(words);
    expect(await db.invitation.count()).toBe(1);

    await slack.person('linus').command('/invite request');
    await slack.person('linus').submit();
    await untilIdle(foyer);
    const pressed = await grace.press(requestCard(grace, 'dm'), 'Reject');
    await grace.closeModal();
    const before = grace.messages().length;
    await deliver(foyer, mode, grace, pressed, { ...pressed.payload, team });
    await slack.waitFor(() => grace.messages()[before], words);
    expect(grace.messages().at(-1)?.plain()).toContain(words);
    expect(grace.modal()).toBeUndefined();

    const opened = await grace.shortcut('invite_member');
    await grace.closeModal();
    const { payload } = await grace.command('/invite help');
    await deliver(foyer, mode, grace, opened, { ...opened.payload, team, trigger_id: payload.trigger_id });
    await slack.waitFor(() => grace.modal()?.plain().includes(words), words);
  });
});
