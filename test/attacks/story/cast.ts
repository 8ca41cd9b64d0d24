import type { Message, Person, View } from 'local-slack';
import type { Foyer } from '../../support/foyer.ts';

/** The modal on top. */
export function modal(person: Person): View {
  const view = person.modal();
  if (!view) throw new Error(`${person.spec.name} sees no modal. ${person.screen()}`);
  return view;
}

/** The content of App Home. */
export function home(person: Person): View {
  const view = person.home();
  if (!view) throw new Error(`${person.spec.name} has no home.`);
  return view;
}

/** Presses a button of the top modal; `block` is text beside it. */
export async function press(person: Person, button: string, block?: string): Promise<void> {
  const { error } = await person.press(modal(person), button, block === undefined ? {} : { block });
  if (error) throw new Error(`${button}: ${error}`);
}

/** Hands the modal in, and sees to it that it was taken. */
export async function submit(person: Person, shows: string): Promise<void> {
  const { error, fieldErrors } = await person.submit();
  const text = person.modal()?.plain() ?? '';
  if (error || fieldErrors || !text.includes(shows)) {
    throw new Error(`Not handed in (“${shows}”): ${error ?? JSON.stringify(fieldErrors ?? text)}`);
  }
}

/** The newest message with that text in a person's DM, or in a channel. */
export function message(person: Person, text: string, channel = 'dm'): Message {
  const found = person.messages(channel).findLast(one => one.plain().includes(text));
  if (!found) throw new Error(`${person.spec.name} reads no “${text}”. ${person.screen()}`);
  return found;
}

/** Everybody in the owner's story. */
export function cast({ slack }: Foyer) {
  return {
    grace: slack.person('grace'),
    carla: slack.person('carla'),
    dora: slack.person('dora'),
    edith: slack.person('edith'),
    linus: slack.person('linus'),
    ada: slack.person('ada'),
    olga: slack.person('olga'),
  };
}
