import type { FillValue, Person } from 'local-slack';
import type { Foyer } from '../support/foyer.ts';
import { startFoyer } from '../support/foyer.ts';
import { startMailServer } from '../support/mail-server.ts';
import { setUp, untilIdle } from '../support/story.ts';

/** Foyer with a mail server and pages, and an organization. */
export async function startDoor(choices: Parameters<typeof setUp>[1] = {}) {
  const server = await startMailServer();
  const foyer = await startFoyer('http', { mail: server });
  const organization = await setUp(foyer, choices);
  return {
    foyer,
    server,
    organization,
    grace: foyer.slack.person('grace'),
    async [Symbol.asyncDispose]() {
      await foyer[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** What the list shows, opened anew. */
export async function listOf(person: Person): Promise<string> {
  await person.command('/invite links');
  const text = person.modal()?.plain() ?? person.screen();
  await person.closeModal();
  return text;
}

const LINK = /\/i\/[\w-]{43}/u;

/** The path of the link that the list shows this once. */
function shownLink(person: Person): string {
  const path = LINK.exec(person.modal()?.plain() ?? '')?.[0];
  if (!path) throw new Error(`No link is shown. ${person.screen()}`);
  return path;
}

/** Makes a link in Slack; returns its path. */
export async function makeLink(
  { foyer }: { foyer: Foyer },
  person: Person,
  fields: Record<string, FillValue> = {},
): Promise<string> {
  await person.command('/invite links');
  const list = person.modal();
  if (!list) throw new Error(`There is no list. ${person.screen()}`);
  await person.press(list, 'New link');
  await person.fill({ Name: 'Class 5b', Role: 'VIEWER', 'When someone uses it': 'Joins at once', ...fields });
  const result = await person.submit();
  if (result.fieldErrors) throw new Error(JSON.stringify(result.fieldErrors));
  const path = shownLink(person);
  await person.closeModal();
  await untilIdle(foyer);
  return path;
}

/** Presses a button of a link on the list, and returns what the list shows then. */
export async function pressOnLink(person: Person, name: string, label: string): Promise<string> {
  await person.command('/invite links');
  const list = person.modal();
  if (!list) throw new Error(`There is no list. ${person.screen()}`);
  await person.press(list, label, { block: name });
  const text = person.modal()?.plain() ?? person.screen();
  await person.closeModal();
  return text;
}
