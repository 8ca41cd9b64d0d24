import type { Call, Person, Simulator } from 'local-slack';
import { expect, it } from 'vitest';
import { emptyQueue } from '../faults/queue.ts';
import type { Foyer } from '../support/foyer.ts';
import {
  csv,
  lastMessage,
  openReview,
  paste,
  send,
  shown,
  startSenturo,
  upload,
} from '../support/import-story.ts';
import { becomeMember, inviteByModal, runCommand, timePasses, untilIdle } from '../support/story.ts';
import { bodyOf, post } from '../support/wire.ts';

const inbound = ['command', 'block_actions', 'view_submission', 'block_suggestion', 'shortcut', 'event'];
const HOURS = 60 * 60 * 1000;
/** What a route may ask Slack for somebody besides showing them its answer. */
const outside = [
  'conversations.info',
  'users.lookupByEmail',
  'users.info',
  'usergroups.list',
  'files.info',
  'url_private',
  'files.getUploadURLExternal',
  'conversations.open',
];

/** Grace does, as the owner, everything for which Slack is asked something. */
async function everythingAsOwner(foyer: Foyer): Promise<void> {
  const { slack } = foyer;
  const grace = slack.person('grace');
  const list = csv('Email,Role', 'nobody,Remote', 'katherine@lovelace.example,Remote');
  await paste(grace, list);
  await grace.closeModal();
  await upload(grace, { name: 'people.csv', bytes: list });
  await send(grace);
  await untilIdle(foyer);
  await grace.press(lastMessage(grace, 'people.csv'), 'Fix-me CSV');
  await grace.say('', { files: [{ name: 'more.csv', bytes: list, shownAs: 'withheld' }] });
  await untilIdle(foyer);
  await openReview(grace);
  await grace.closeModal();
  await grace.command('/invite bulk');
  await grace.press(shown(grace), 'Download CSV template');
  await grace.closeModal();

  await runCommand(grace, '/invite not.here@elsewhere.example as Remote');
  await runCommand(grace, '/invite @ada as Remote');
  await inviteByModal(grace, { Email: 'nor.here@elsewhere.example', Role: 'Remote' });
  await grace.closeModal();
  await grace.command('/invite');
  await grace.fill({ Email: 'neither@elsewhere.example', Role: 'Remote' });
  await grace.press(shown(grace), 'Add another');
  await grace.closeModal();
  await grace.shortcut('invite_member');
  await grace.choose('Somebody in this Slack', { user: 'ada' });
  await grace.closeModal();

  await grace.command('/invite settings');
  await grace.fill({ 'Approvals channel': { channel: 'random' } });
  await grace.submit();
  await grace.closeModal();
  await grace.command('/invite groups');
  await grace.press(shown(grace), 'Slack links', { nth: 1 });
  await grace.press(shown(grace), 'Link to a channel');
  await grace.fill({ Channel: { channel: 'teacher-laptops' } });
  await grace.submit();
  await grace.press(shown(grace), 'Link to a user group');
  await grace.options('User group', 'teach');
  await grace.fill({ 'User group': '@teachers · Teachers' });
  await grace.submit();
  await grace.closeModal();
  await runCommand(grace, '/invite sync');
  await grace.command('/invite audit');
  await grace.press(shown(grace), 'Filter');
  await grace.fill({ Person: { user: 'katherine' } });
  await grace.submit();
  await grace.press(shown(grace), 'Export CSV');
  await grace.closeModal();
  await grace.command('/invite pending');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ 'Invited by': { user: 'katherine' } });
  await grace.submit();
  await grace.closeModal();
  await grace.command('/invite org new');
  await grace.fill({
    'Organization name': 'Second',
    Template: 'CrowdSec',
    'Approvals channel': { channel: 'approvals' },
  });
  await grace.submit();
  await grace.closeModal();
  await grace.command('/invite org');
  await grace.closeModal();
}

/** The same request as another person would have sent it. */
function asOf(payload: Record<string, unknown>, person: Person): Record<string, unknown> {
  const copy = structuredClone(payload) as Record<string, unknown> & {
    user?: Record<string, unknown>;
    event?: Record<string, unknown>;
  };
  if ('user_id' in copy) copy.user_id = person.id;
  if (copy.user) Object.assign(copy.user, { id: person.id, name: person.spec.name });
  if (copy.event) {
    Object.assign(copy, { event_id: `Ev${Math.random().toString(36).slice(2)}` });
    copy.event.user = person.id;
    for (const file of (copy.event.files ?? []) as { id: string }[]) file.id = `${file.id}X`;
  }
  return copy;
}

const isAnswer = (slack: Simulator, person: Person, { kind, method, args }: Call) => {
  if (kind === 'response_url') return true;
  if (['views.open', 'views.push', 'views.update', 'views.publish'].includes(method)) return true;
  const dm = slack.person(person.id).messages()[0]?.channel;
  if (method === 'chat.postMessage') return args.channel === person.id || args.channel === dm;
  return method === 'users.info' && args.user === person.id;
};

it('Foyer asks Slack nothing for a person who may not do what they ask for, by any route', async () => {
  await using foyer = await startSenturo();
  const { slack } = foyer;
  const remote = await becomeMember(foyer, 'margaret', 'Remote');
  slack.calls.clear();
  // What the directory knows is old by then, so that it asks Slack again.
  await timePasses(foyer, 7 * HOURS);
  await everythingAsOwner(foyer);
  // The counts of an upload follow some seconds later, by a job that is not yet due.
  await emptyQueue(foyer.db);
  await untilIdle(foyer);
  const made = slack.calls.all();
  const asked = new Set(made.map(({ method }) => method));
  expect(outside.filter(method => !asked.has(method))).toEqual([]);
  const requests = made.filter(({ kind, args }) => {
    const event = args.event as { type?: string; bot_id?: string } | undefined;
    return inbound.includes(kind) && (!event || (event.type === 'message' && !event.bot_id));
  });
  expect(requests.length).toBeGreaterThan(25);

  for (const person of [slack.person('linus'), remote]) {
    for (const request of requests) {
      slack.calls.clear();
      await timePasses(foyer, 7 * HOURS);
      const { body, contentType } = bodyOf(asOf(request.args, person));
      expect((await post(foyer, body, { contentType })).status).toBe(200);
      await untilIdle(foyer);
      const calls = slack.calls.all().filter(({ kind }) => !inbound.includes(kind));
      const forbidden = calls.filter(call => !isAnswer(slack, person, call));
      expect(
        forbidden.map(({ method, args }) => ({ method, args })),
        `${person.spec.name}: ${request.kind} ${request.method} ${JSON.stringify(request.args.text ?? '')}`,
      ).toEqual([]);
    }
  }
}, 240_000);
