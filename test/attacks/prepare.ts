import { defaultPeople, type Message, type Person } from 'local-slack';
import type { LocalSlack } from 'local-slack/inside';
import type { Foyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';
import { fill, makeOrganization, type Theirs } from './fill.ts';
import { type Kind, kindNames, kinds } from './kinds.ts';
import { message } from './story/cast.ts';

const others = [
  { name: 'charles', realName: 'Charles Babbage', email: 'charles@babbage.example', isAdmin: true },
  { name: 'carla', realName: 'Carla Plain', email: 'carla@plain.example' },
  { name: 'dora', realName: 'Dora Plain', email: 'dora@plain.example' },
  { name: 'edith', realName: 'Edith Plain', email: 'edith@plain.example' },
  { name: 'nina', realName: 'Nina Moved', email: 'nina@plain.example' },
  { name: 'olga', realName: 'Olga Once', email: 'olga@plain.example' },
];

const greetings = new WeakMap<Foyer, ReturnType<typeof contentOf>>();

const contentOf = ({ channel, user, text, blocks }: Message) => ({
  channel,
  user,
  text,
  blocks: structuredClone(blocks),
  attachments: [],
});

const groupNames = ['Annex', ...Array.from({ length: 11 }, (_, index) => `Canary ${index + 1}`)];

/** Everybody in the workspace; who is external becomes so later. */
export const people = [
  ...defaultPeople,
  ...others,
  ...kindNames.map(name => ({ ...kinds[name].spec, isExternal: false })),
];

/** Creates the organizations and gives everybody their role; returns the ids of those that aren't the owner's. */
export async function prepare(foyer: Foyer): Promise<Theirs[]> {
  const { slack, db, clock } = foyer;
  const grace = slack.person('grace');
  await untilIdle(foyer);
  greetings.set(foyer, contentOf(message(grace, 'Foyer is installed')));
  const ours = await setUp(foyer, { template: 'Senturo', groups: groupNames.join('\n') });
  const charles = slack.person('charles');
  await charles.command('/invite org new');
  await charles.fill({
    'Organization name': 'Babbage Works',
    Template: 'Senturo',
    Groups: 'Magpie 1\nMagpie 2',
    Domains: null,
  });
  await charles.submit();
  await charles.closeModal();
  await join(foyer, charles, 'betty', 'Admin');
  for (const name of kindNames) await become(foyer, kinds[name]);
  await join(foyer, grace, 'olga', 'Admin');
  await join(foyer, grace, 'nina', 'Remote');
  await runCommand(grace, '/invite @ivy as Remote in "Annex"');
  const babbage = await db.organization.findFirstOrThrow({ where: { name: 'Babbage Works' } });
  const elsewhere = await db.workspace.create({
    data: { slackTeamId: 'T0CURIE', name: 'Curie', botUserId: 'U0CURIE', createdAt: clock.now() },
  });
  const curie = await makeOrganization(db, {
    workspaceId: elsewhere.id,
    name: 'Curie Institute',
    at: clock.now(),
  });
  await fill(db, { organizationId: ours.id, word: 'Canary', count: 12, at: clock.now() });
  const theirs = [
    await fill(db, { organizationId: babbage.id, word: 'Magpie', count: 2, at: clock.now() }),
    await fill(db, { organizationId: curie.id, word: 'Magpie', count: 2, at: clock.now() }),
  ];
  for (let index = 0; index < 12; index += 1) {
    const { workspaceId } = ours;
    const { id } = await makeOrganization(db, { workspaceId, name: `Branch ${index}`, at: clock.now() });
    await fill(db, { organizationId: id, word: 'Branch', count: 1, at: clock.now(), invitee: grace });
  }
  await slack.changePerson(kinds.bot.spec.name, { realName: 'Hal 9000' });
  for (const name of ['grace', ...kindNames.map(kind => kinds[kind].spec.name)]) {
    const person = slack.person(name);
    if (!person.spec.deactivated && !person.spec.isBot) await openHome(person);
  }
  await untilIdle(foyer);
  return theirs;
}

/** Shows the owner's greeting again as it was before the set-up, with its button. */
export function showGreetingAgain(foyer: Foyer): Message {
  const greeting = greetings.get(foyer);
  if (!greeting) throw new Error('The owner was not greeted.');
  (foyer.slack as unknown as LocalSlack).world.messages.post({ ...greeting, isFromApp: true });
  return message(foyer.slack.person('grace'), 'Foyer is installed');
}

async function become(foyer: Foyer, { spec, role, groups, later, isFormer }: Kind): Promise<void> {
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  if (role) await join(foyer, grace, spec.name, role, groups);
  if (later) await slack.changePerson(spec.name, later);
  if (spec.isExternal) await slack.changePerson(spec.name, { isExternal: true });
  if (isFormer) {
    const { id: slackUserId } = slack.person(spec.name);
    await db.member.updateMany({
      where: { slackUserId },
      data: { state: 'deactivated', deactivatedAt: foyer.clock.now() },
    });
  }
}

/** Invited and accepted. */
async function join(foyer: Foyer, inviter: Person, name: string, role: string, groups = ''): Promise<Person> {
  const person = foyer.slack.person(name);
  await runCommand(inviter, `/invite @${name} as ${role}${groups && ` in ${groups}`}`);
  await untilIdle(foyer);
  await person.press(invitationCard(person), 'Accept');
  await untilIdle(foyer);
  return person;
}
