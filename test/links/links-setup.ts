import type { Person, View } from 'local-slack';
import { expect } from 'vitest';
import type { Domain } from '../../src/domain/domain.ts';
import { linkGroup } from '../../src/domain/linking/manage.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { reasonText } from '../../src/messages/reasons.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import type { Foyer } from '../support/foyer.ts';
import { untilIdle } from '../support/story.ts';

export const domainOf = ({ db, clock }: Pick<Foyer, 'db' | 'clock'>): Domain => ({
  db,
  clock,
  commitChanges,
});

/** Somebody as the domain knows who acts. */
export async function actorFor({ db }: Pick<Foyer, 'db'>, { id }: Person) {
  const { id: workspaceId } = await db.workspace.findFirstOrThrow();
  const actor = await findPerson(db, workspaceId, id);
  if (!actor) throw new Error(`Foyer does not know ${id}.`);
  return actor;
}

/** Grace links a group to "#channel" or "@user-group", past the modal; does not wait for what comes of it. */
export async function link(foyer: Foyer, group: string, target: string): Promise<string> {
  const { slack, db } = foyer;
  const name = target.slice(1);
  const { id: groupId } = await db.group.findFirstOrThrow({ where: { name: group } });
  const isChannel = target.startsWith('#');
  const slackId = isChannel ? slack.channel(name).id : slack.usergroup(name).id;
  const actor = await actorFor(foyer, slack.person('grace'));
  const kind = isChannel ? ('channel' as const) : ('usergroup' as const);
  await linkGroup(domainOf(foyer), actor, { groupId, kind, slackId, name });
  const made = await db.groupLink.findFirstOrThrow({ where: { groupId, slackId } });
  return made.id;
}

/** Who is in a "#channel" or "@user-group" in Slack, by handle. */
export function inSlack({ slack }: Pick<Foyer, 'slack'>, target: string): string[] {
  const name = target.slice(1);
  const ids = target.startsWith('#')
    ? slack
        .people()
        .filter(person => slack.channel(name).members.includes(person.id))
        .map(({ id }) => id)
    : slack.usergroup(name).users;
  return ids.map(id => slack.person(id).spec.name).sort();
}

/** The results of everybody to add or remove: "add ada #teachers: delivered", oldest first. */
export async function membershipChanges({ db, slack }: Pick<Foyer, 'db' | 'slack'>): Promise<string[]> {
  const rows = await db.delivery.findMany({
    where: { message: 'access' },
    include: { link: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ data, recipient, link, status, reason }) => {
    const { change } = data as { change: string };
    const target = `${link?.kind === 'channel' ? '#' : '@'}${link?.name}`;
    return `${change} ${slack.person(recipient ?? '').spec.name} ${target}: ${reason ? reasonText(reason) : status}`;
  });
}

/** The top modal. */
export function top(person: Person): View {
  const view = person.modal();
  if (!view) throw new Error(`There is no modal. ${person.screen()}`);
  return view;
}

/** Gives somebody other groups as people do, from Current users. */
export async function changeGroups(foyer: Foyer, name: string, groups: string[]): Promise<void> {
  const grace = foyer.slack.person('grace');
  await openRow(grace, name);
  await grace.press(top(grace), 'Edit');
  await grace.fill({ [groupLabel(grace)]: groups });
  await grace.submit();
  expect(top(grace).title, grace.screen()).toBe('Current users');
  await grace.closeModal();
  await untilIdle(foyer);
}

/** Presses a button of somebody's row in Current users; a second step is confirmed. */
export async function act(foyer: Foyer, name: string, button: 'Deactivate' | 'Reactivate'): Promise<void> {
  const grace = foyer.slack.person('grace');
  await openRow(grace, name);
  await grace.press(top(grace), button);
  if (button === 'Deactivate') await grace.submit();
  expect(top(grace).plain()).toContain(`\n${button}d just now.`);
  await grace.closeModal();
  await untilIdle(foyer);
}

async function openRow(person: Person, name: string): Promise<void> {
  await person.command('/invite members');
  await person.press(top(person), 'Search and filter');
  await person.fill({ 'Name or email': `${name}@` });
  await person.submit();
}

function groupLabel(person: Person): string {
  const said = top(person).plain();
  return ['Device groups', 'Facilities', 'Groups'].find(label => said.includes(label)) ?? 'Groups';
}
