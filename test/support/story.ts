import { setTimeout as pause } from 'node:timers/promises';
import type { ActResult, FillValue, Message, Person, View } from 'local-slack';
import { expect } from 'vitest';
import type { Foyer, Mode } from './foyer.ts';

/** Both connections between Slack and the app: a flow is written once and tested over both. */
export const modes: Mode[] = ['http', 'socket'];

/** The words that the template decides. */
export const templates = [
  {
    template: 'Senturo',
    roles: ['Admin', 'Group Admin', 'Investigator', 'Analyst', 'Broadcaster', 'Remote'],
    role: 'Analyst',
    byDefault: 'Remote',
    label: 'Device groups',
    list: 'Device groups',
    group: 'Device group: Teacher Laptops.',
    groups: 'Device groups: Student Devices, Teacher Laptops.',
    noGroups: 'as Analyst. Access to all device groups.',
    listed: 'Analyst · all device groups',
    inGroupListed: 'Analyst · Teacher Laptops',
    blank: 'Leaving this blank means all device groups.',
  },
  {
    template: 'Secaro',
    roles: ['Organization Admin', 'Member'],
    role: 'Member',
    byDefault: 'Member',
    label: 'Can edit',
    list: 'Facilities',
    group: 'Can edit: Teacher Laptops.',
    groups: 'Can edit: Student Devices, Teacher Laptops.',
    noGroups: 'as Member.',
    listed: 'Member',
    inGroupListed: 'Member · Can edit: Teacher Laptops',
    blank: 'Leaving this blank means no facility.',
  },
  {
    template: 'CrowdSec',
    roles: ['OWNER', 'ADMIN', 'EDITOR', 'VIEWER'],
    role: 'EDITOR',
    byDefault: 'VIEWER',
    label: 'Groups',
    list: 'Groups',
    group: 'Group: Teacher Laptops.',
    groups: 'Groups: Student Devices, Teacher Laptops.',
    noGroups: 'as EDITOR.',
    listed: 'EDITOR',
    inGroupListed: 'EDITOR · Teacher Laptops',
    blank: 'Leaving this blank means no group.',
  },
] as const;

export interface SetUpChoices {
  name?: string;
  template?: string;
  groups?: string | null;
  /** null: none, so each approver gets a direct message. */
  channel?: string | null;
  domains?: string | null;
}

/** Types `/invite` as a workspace admin and submits the set-up with these choices. */
export async function submitSetUp(admin: Person, choices: SetUpChoices = {}): Promise<ActResult> {
  const {
    name = 'Lovelace Labs',
    template = 'CrowdSec',
    groups = 'Teacher Laptops\nStudent Devices',
    channel = 'approvals',
    domains = 'lovelace.example',
  } = choices;
  await admin.command('/invite');
  await admin.fill({
    'Organization name': name,
    Template: template,
    Groups: groups,
    'Approvals channel': channel === null ? null : { channel },
    Domains: domains,
  });
  return admin.submit();
}

/** Grace sets up the organization; returns its row. */
export async function setUp(foyer: Foyer, choices: SetUpChoices = {}) {
  const grace = foyer.slack.person('grace');
  const result = await submitSetUp(grace, choices);
  expect(grace.modal()?.title, JSON.stringify(result.fieldErrors ?? result.error)).toBe('Foyer is set up');
  await grace.closeModal();
  return foyer.db.organization.findFirstOrThrow();
}

/** Types a command and returns the text that only this person reads under it. */
export async function runCommand(person: Person, command: string): Promise<string> {
  const { ephemeral, error } = await person.command(command);
  return ephemeral?.plain() ?? error ?? '';
}

/** Opens Invite people, fills it in and presses Send invitation. */
export async function inviteByModal(person: Person, fields: Record<string, FillValue>): Promise<ActResult> {
  await person.command('/invite');
  await person.fill(fields);
  return person.submit();
}

/** The newest invitation in a person's DM. */
export function invitationCard(person: Person): Message {
  const card = person
    .messages()
    .findLast(message => / invites you (?:again )?to join /u.test(message.plain()));
  if (!card) throw new Error(`${person.spec.name} has no invitation. ${person.screen()}`);
  return card;
}

/** The newest join request that a person sees in a channel or their DM. */
export function requestCard(person: Person, channel = 'approvals'): Message {
  const card = person.messages(channel).findLast(message => message.plain().includes(' asks to join '));
  if (!card) throw new Error(`${person.spec.name} sees no request in ${channel}.`);
  return card;
}

/** Makes a person a member: Grace invites them, they accept. */
export async function becomeMember(foyer: Foyer, name: string, role: string, groups = ''): Promise<Person> {
  const { slack } = foyer;
  const person = slack.person(name);
  const said = await runCommand(
    slack.person('grace'),
    `/invite @${name} as ${role}${groups && ` in ${groups}`}`,
  );
  expect(said).toContain('Invited ');
  await untilIdle(foyer);
  await person.press(invitationCard(person), 'Accept');
  await untilIdle(foyer);
  expect(await foyer.db.member.count({ where: { slackUserId: person.id, state: 'active' } })).toBe(1);
  return person;
}

/** A person asks to join, with an optional note. */
export async function askToJoin(foyer: Foyer, name: string, note: string | null = null): Promise<Person> {
  const person = foyer.slack.person(name);
  await person.command('/invite request');
  await person.fill({ Note: note });
  await person.submit();
  expect(person.modal()?.title, person.screen()).toBe('Request sent');
  await person.closeModal();
  await untilIdle(foyer);
  return person;
}

/** The texts of a select's options, by the block's id. */
export function choices(view: View | undefined, blockId: string): string[] {
  const block = view?.blocks.find(candidate => candidate.block_id === blockId);
  const { options = [] } = (block?.element ?? {}) as { options?: { text: { text: string } }[] };
  return options.map(option => option.text.text);
}

/** Resolves when no work is left: no request, nothing that follows an acknowledgement, and no job that is due. */
export async function untilIdle({
  db,
  slack,
  app,
}: Pick<Foyer, 'db'> & {
  slack: { settled(): Promise<void> };
  /** Without "settled" it runs in a process of its own. */
  app?: Partial<Pick<Foyer['app'], 'settled'>>;
}): Promise<void> {
  while (true) {
    await slack.settled();
    await app?.settled?.();
    const due = await db.$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs where (run_at <= now() or payload ->> 'postponed' = 'true') and attempts < max_attempts limit 1`;
    if (due.length === 0) return slack.settled();
    await pause(5);
  }
}

/** Time passes when no work is left: a call to Slack that is under way would count as too slow, and be tried again. */
export async function timePasses(
  foyer: Parameters<typeof untilIdle>[0] & Pick<Foyer, 'clock'>,
  ms: number,
): Promise<void> {
  await untilIdle(foyer);
  foyer.clock.advance(ms);
}

/**
 * Foyer knows everybody who is in Slack. Without this, an upload itself has them listed, and they become known sooner or
 * later.
 */
export async function untilListed(foyer: Pick<Foyer, 'db' | 'slack'>): Promise<void> {
  const { db } = foyer;
  for (const { id } of await db.workspace.findMany({ select: { id: true } })) {
    await db.$executeRaw`select graphile_worker.add_job(foyer_task('list-people', ${id}::uuid),
      ${JSON.stringify({ workspaceId: id })}::json, job_key := ${`list-people:${id}`})`;
  }
  await untilIdle(foyer);
  expect(await db.workspace.count({ where: { peopleListedAt: null } })).toBe(0);
}

/** The audit log: "action subject" of every entry, oldest first. */
export async function readAuditLog({ db }: Foyer): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  return entries.map(({ action, subject }) => `${action} ${subject}`);
}

/** Every delivery as "message to recipient: status", oldest first; people and channels by name. */
export async function deliveries({ db, slack }: Foyer): Promise<string[]> {
  const rows = await db.delivery.findMany({ orderBy: { id: 'asc' } });
  const named = new Map(slack.people().map(({ id, spec }) => [id, spec.name]));
  const name = (id: string) => named.get(id) ?? `#${slack.channel(id).name}`;
  return rows.map(
    ({ message, recipient, email, status }) =>
      `${message} to ${recipient ? name(recipient) : email}: ${status}`,
  );
}

/**
 * How many rows each table has that an act could change, and their values that can change; read when no work is left,
 * because what a message came to changes them too.
 */
export async function snapshot(foyer: Foyer): Promise<unknown> {
  await untilIdle(foyer);
  const { db } = foyer;
  return {
    organizations: await db.organization.findMany({ orderBy: { id: 'asc' } }),
    members: await db.member.findMany({ orderBy: { id: 'asc' } }),
    grants: await db.groupGrant.findMany({ orderBy: [{ memberId: 'asc' }, { groupId: 'asc' }] }),
    invitations: await db.invitation.findMany({ orderBy: { id: 'asc' } }),
    requests: await db.joinRequest.findMany({ orderBy: { id: 'asc' } }),
    deliveries: await db.delivery.findMany({ orderBy: { id: 'asc' } }),
    posted: await db.postedMessage.findMany({ orderBy: { id: 'asc' } }),
    audit: await db.auditEntry.findMany({ orderBy: { id: 'asc' } }),
  };
}

/** Chooses Revoke invite in a list and confirms it; returns what the last of both answered. */
export async function revokesInvite(
  person: Person,
  list: View,
  options: Parameters<Person['press']>[2] = {},
): Promise<ActResult> {
  const pressed = await person.press(list, 'Revoke invite', options);
  return person.modal()?.title === 'Revoke invitation' ? person.submit() : pressed;
}
