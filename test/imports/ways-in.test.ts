import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  csv,
  done,
  lastFile,
  lastMessage,
  openReview,
  paste,
  pending,
  send,
  shown,
  startSenturo,
  textOf,
  upload,
} from '../support/import-story.ts';
import { invitationCard, modes, readAuditLog, runCommand, setUp, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

const list = csv(
  'Email,Role,Groups,Name',
  'ada@lovelace.example,Analyst,"Teacher Laptops, Student Devices",Ada',
  'linus@lovelace.example,Remote,,',
);
const invited = [
  'ada@lovelace.example Analyst: Student Devices, Teacher Laptops',
  'linus@lovelace.example Remote: ',
];

describe.each(modes)('the ways in, over %s', mode => {
  it('the modal accepts pasted rows, shows what will happen, and sends nothing before Send is pressed', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const review = await paste(grace, list);
    expect(review.plain()).toContain('Lovelace Labs · pasted rows · 2 rows');
    expect(review.submit).toBe('Send 2 invitations');
    expect(await pending(foyer)).toEqual([]);
    expect(await foyer.db.delivery.count()).toBe(0);

    expect(await send(grace)).toContain('2 new');
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual(invited);
    const ada = foyer.slack.person('ada');
    expect(invitationCard(ada).plain()).toContain('as Analyst');
    expect(invitationCard(ada).plain()).toContain('Device groups: Student Devices, Teacher Laptops.');
    expect(await readAuditLog(foyer)).toEqual([
      'organization.set-up Lovelace Labs',
      'import.send pasted rows',
      'invitation.create ada@lovelace.example',
      'invitation.create linus@lovelace.example',
    ]);
  });

  it('the modal accepts a file', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    const review = await upload(grace, { name: 'people.csv', bytes: list });
    expect(review.plain()).toContain('Lovelace Labs · people.csv · 2 rows');
    await send(grace);
    expect((await done(foyer, grace)).plain()).toContain('The upload “people.csv” to Lovelace Labs is done.');
    expect(await pending(foyer)).toEqual(invited);
  });

  it('a file sent by direct message is accepted, and its review is offered there', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.say('', { files: [{ name: 'people.csv', bytes: list }] });
    await untilIdle(foyer);
    const offer = lastMessage(grace, 'I’ve read people.csv for Lovelace Labs');
    expect(offer.buttons()).toEqual(['Review']);
    expect((await openReview(grace)).submit).toBe('Send 2 invitations');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual(invited);
  });

  it('a file whose event is delivered again makes one draft and one offer', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.say('', { files: [{ name: 'people.csv', bytes: list }] });
    await untilIdle(foyer);
    const event = slack.calls.of('message').find(call => JSON.stringify(call.args).includes('people.csv'));
    if (!event) throw new Error('Slack sent no event of the file.');
    const like = await grace.openHome();
    for (let time = 0; time < 3; time += 1) {
      expect((await deliver(foyer, mode, grace, like, { ...event.args })).status).toBe(200);
    }
    await untilIdle(foyer);
    expect(await db.import.count()).toBe(1);
    expect(await db.importRow.count()).toBe(2);
    expect(grace.messages().filter(one => one.plain().includes('I’ve read '))).toHaveLength(1);
  });

  it('a modal that is submitted twice makes one draft', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    await grace.fill({ 'Or paste rows': list });
    const act = await grace.submit();
    await grace.resend(act);
    expect(await foyer.db.import.count()).toBe(1);
    expect(await foyer.db.importRow.count()).toBe(2);
  });

  it('the template, filled in, is accepted and none of its examples is invited', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    await grace.press(shown(grace), 'Download CSV template');
    // The form stays, to be filled in with it.
    expect(shown(grace).title).toBe('Invite many people');
    expect(shown(grace).plain()).toContain('The template is in your direct messages with Foyer.');
    await grace.closeModal();
    const template = lastFile(grace);
    expect(template.name).toBe('foyer-template.csv');
    const text = await textOf(grace, template);
    expect(text).toContain('Email,Role,Groups,Name');
    expect(text).toContain('"Student Devices, Teacher Laptops"');

    const bytes = await grace.download(template);
    const untouched = await upload(grace, { name: template.name, bytes });
    expect(untouched.plain()).toContain('3 need fixing');
    expect(untouched.plain()).toContain('This is an example from the template. Remove the row.');
    expect(untouched.submit).toBeUndefined();
    await grace.closeModal();
    const filledIn = Buffer.from(text.replaceAll('@example.com', '@lovelace.example'));
    const review = await upload(grace, { name: template.name, bytes: filledIn });
    expect(review.plain()).toContain('3 new');
    expect(review.plain()).not.toContain('to fix');
    await send(grace);
    await done(foyer, grace);
    expect(await pending(foyer)).toEqual([
      'person.one@lovelace.example Remote: Student Devices',
      'person.three@lovelace.example Remote: ',
      'person.two@lovelace.example Broadcaster: Student Devices, Teacher Laptops',
    ]);
  });

  it('the modal asks for a file or rows when there are none', async () => {
    await using foyer = await startSenturo(mode);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    const { fieldErrors } = await grace.submit();
    expect(Object.values(fieldErrors ?? {})).toEqual(['Choose a CSV file, or paste rows below.']);
    expect(await foyer.db.import.count()).toBe(0);
  });

  it('people who may not invite can use neither command nor file, and read why', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const linus = slack.person('linus');
    expect(await runCommand(linus, '/invite bulk')).toContain('You aren’t a member of Lovelace Labs');
    expect(linus.modal()).toBeUndefined();
    await linus.say('', { files: [{ name: 'people.csv', bytes: list }] });
    await untilIdle(foyer);
    expect(linus.messages().at(-1)?.plain()).toContain(
      'You aren’t a member of Lovelace Labs, so you can’t invite people.',
    );
    expect(await db.import.count()).toBe(0);
  });

  it('a file that arrives before the set-up is answered', async () => {
    await using foyer = await startFoyer(mode);
    const grace = foyer.slack.person('grace');
    await grace.say('', { files: [{ name: 'people.csv', bytes: list }] });
    await foyer.slack.settled();
    expect(grace.messages().at(-1)?.plain()).toContain(
      'Foyer isn’t set up in this workspace yet. A workspace admin can set it up by typing /foyer.',
    );
  });

  it('the words that come with a file notify nobody, whatever the organization is called', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { name: 'R&D <!channel>' });
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    await grace.press(shown(grace), 'Download CSV template');
    const { args } = foyer.slack.calls.of('files.completeUploadExternal').at(-1) ?? {};
    expect(args?.initial_comment).toContain('R&amp;D &lt;!channel&gt;');
  });

  it('a message without a file makes no upload, nor do Foyer’s own files', async () => {
    await using foyer = await startSenturo(mode);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await grace.say('Hello!');
    await grace.command('/invite bulk');
    await grace.press(shown(grace), 'Download CSV template');
    await untilIdle(foyer);
    // The word is answered, and the template is sent; neither is read as an upload.
    expect(grace.messages().filter(one => one.user !== grace.id)).toHaveLength(2);
    expect(await db.import.count()).toBe(0);
  });
});
