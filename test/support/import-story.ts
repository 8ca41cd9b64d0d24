import {
  defaultPeople,
  type FileToUpload,
  type Message,
  type Person,
  type PersonSpec,
  type SeenFile,
  type Simulator,
  type View,
} from 'local-slack';
import { expect } from 'vitest';
import { type Foyer, startFoyer } from './foyer.ts';
import { setUp, untilIdle, untilListed } from './story.ts';

/** A CSV file's text from its rows. */
export function csv(...rows: string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}

/** The name of the nth person of a crowd, whose address is at x.example. */
export function nth(index: number): string {
  return `p${String(index).padStart(4, '0')}`;
}

/** The usual people and a crowd. */
export function withCrowd(size: number): PersonSpec[] {
  return [
    ...defaultPeople,
    ...Array.from({ length: size }, (_, index) => ({
      name: nth(index),
      realName: `Person ${index}`,
      email: `${nth(index)}@x.example`,
    })),
  ];
}

/** The channel that the set-up names, for a workspace with its own people. */
export const approvals = [{ name: 'approvals', members: ['grace', 'margaret'], appIsMember: true }];

/** A file that invites a crowd, each with that role. */
export function crowdCsv(size: number, role: string): string {
  return csv('Email,Role', ...Array.from({ length: size }, (_, index) => `${nth(index)}@x.example,${role}`));
}

/** Foyer with an organization of Senturo's template. */
export async function startSenturo(mode: 'http' | 'socket' = 'http'): Promise<Foyer> {
  const foyer = await startFoyer(mode);
  await setUp(foyer, { template: 'Senturo' });
  await untilListed(foyer);
  return foyer;
}

/** The top modal; throws when there is none. */
export function shown(person: Person): View {
  const view = person.modal();
  if (!view) throw new Error(`${person.spec.name} sees no modal. ${person.screen()}`);
  return view;
}

/** Opens the bulk modal, pastes rows and presses Review; returns the view then. */
export async function paste(person: Person, rows: string): Promise<View> {
  await person.command('/invite bulk');
  await person.fill({ 'Or paste rows': rows });
  await person.submit();
  return shown(person);
}

/** Opens the bulk modal, chooses a file and presses Review; returns the view then. */
export async function upload(person: Person, file: FileToUpload): Promise<View> {
  await person.command('/invite bulk');
  await person.fill({ 'CSV file': { file } });
  await person.submit();
  return shown(person);
}

/** Presses Review under the file that was sent by direct message. */
export async function openReview(person: Person): Promise<View> {
  await person.press(lastMessage(person, 'I’ve read '), 'Review');
  return shown(person);
}

/** The newest message in the person's DM with that text. */
export function lastMessage(person: Person, text: string): Message {
  const message = person.messages().findLast(one => one.plain().includes(text));
  if (!message) throw new Error(`${person.spec.name} has no message “${text}”. ${person.screen()}`);
  return message;
}

/** The newest file that the app sent the person. */
export function lastFile(person: Person): SeenFile {
  const file = person
    .messages()
    .filter(message => message.user !== person.id)
    .flatMap(message => message.files)
    .at(-1);
  if (!file) throw new Error(`${person.spec.name} was sent no file. ${person.screen()}`);
  return file;
}

/** A file's text as a spreadsheet shows it. */
export async function textOf(person: Person, file: SeenFile): Promise<string> {
  return new TextDecoder().decode(await person.download(file));
}

/** Presses Send in the review and closes the view that follows; returns its text. */
export async function send(person: Person): Promise<string> {
  await person.submit();
  const view = shown(person);
  expect(view.title, view.plain()).toBe('Sent');
  await person.closeModal();
  return view.plain();
}

/** The message in which the uploader follows the newest import. */
export function summary(person: Person): Message {
  return lastMessage(person, 'The upload ');
}

/** Waits until the uploader reads that the upload is done, and all other work has ended. */
export async function done(foyer: Foyer, person: Person): Promise<Message> {
  await untilDone(foyer.slack, person);
  await untilIdle(foyer);
  return summary(person);
}

/** Waits until the uploader reads that the upload is done. */
export async function untilDone(slack: Simulator, person: Person): Promise<void> {
  await slack.waitFor(
    () =>
      person
        .messages()
        .findLast(one => one.plain().includes('The upload '))
        ?.plain()
        .includes(' is done'),
    'the upload to be done',
  );
}

/** Everybody's role and groups as "address role: groups", by address. */
export async function members({ db }: Pick<Foyer, 'db'>): Promise<string[]> {
  const found = await db.member.findMany({
    include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
    orderBy: { email: 'asc' },
  });
  return found.map(
    ({ email, role, state, grants }) =>
      `${email} ${state} ${role.name}: ${grants.map(({ group }) => group.name).join(', ')}`,
  );
}

/** Every pending invitation as "address role: groups", by address. */
export async function pending({ db }: Pick<Foyer, 'db'>): Promise<string[]> {
  const found = await db.invitation.findMany({
    where: { status: 'pending' },
    include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
    orderBy: { email: 'asc' },
  });
  return found.map(
    ({ email, role, grants }) => `${email} ${role.name}: ${grants.map(({ group }) => group.name).join(', ')}`,
  );
}
