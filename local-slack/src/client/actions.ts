import { z } from 'zod';
import type { ActResult, Person } from '../person.ts';
import type { Message, View } from '../seen.ts';
import { fillValueOf } from './values.ts';

const stateValue = z.looseObject({ type: z.string() });
const where = z.union([z.object({ view: z.string() }), z.object({ channel: z.string(), ts: z.string() })]);
const values = z.record(z.string(), z.record(z.string(), stateValue)).default({});
const target = z.object({ where, block: z.string(), action: z.string() });

type Act = (person: Person, body: unknown) => Promise<ActResult>;

/** What a person can do on the page, by the last part of the request's path. */
export const actions: Record<string, Act> = {
  command: (person, body) => {
    const { text, in: place } = z.object({ text: z.string(), in: z.string() }).parse(body);
    return person.command(text, { in: place });
  },
  say: (person, body) => {
    const files = z.array(z.string()).default([]);
    const asked = z.object({ text: z.string(), in: z.string(), files }).parse(body);
    return person.say(asked.text, { in: asked.in, files: asked.files.map(id => ({ id })) });
  },
  shortcut: (person, body) => person.shortcut(z.object({ callbackId: z.string() }).parse(body).callbackId),
  home: person => person.openHome(),
  messages: person => person.openMessagesTab(),
  press: async (person, body) => {
    const asked = target.extend({ values, option: z.string().optional() }).parse(body);
    const place = placeOf(person, asked.where);
    await fillIn(person, place, asked.values);
    return person.press(place, asked.action, { block: asked.block, option: asked.option });
  },
  choose: async (person, body) => {
    const asked = target.extend({ values, value: stateValue }).parse(body);
    const place = placeOf(person, asked.where);
    const { [asked.block]: own = {}, ...others } = asked.values;
    const { [asked.action]: _chosen, ...beside } = own;
    await fillIn(person, place, { ...others, [asked.block]: beside });
    return person.choose(nameOf(place, asked.block, asked.action), fillValueOf(asked.value), place);
  },
  submit: async (person, body) => {
    const asked = z.object({ where: z.object({ view: z.string() }), values }).parse(body);
    await fillIn(person, topModal(person, asked.where.view), asked.values);
    return person.submit();
  },
  close: async (person, body) => {
    const asked = z.object({ where: z.object({ view: z.string() }), isWhole: z.boolean() }).parse(body);
    topModal(person, asked.where.view);
    return asked.isWhole ? person.closeModal() : person.goBack();
  },
};

/**
 * The options that the app offers for what a person typed into one of its selects.
 * @returns Block Kit options; the page sends back the value of the chosen one
 */
export async function suggestions(person: Person, body: unknown) {
  const asked = target.extend({ query: z.string() }).parse(body);
  const place = placeOf(person, asked.where);
  const name = nameOf(place, asked.block, asked.action);
  return { options: await person.suggestions(name, asked.query, place) };
}

function placeOf(person: Person, asked: z.infer<typeof where>): Message | View {
  if ('view' in asked) {
    const view = [...person.modals(), person.home()].find(one => one?.id === asked.view);
    if (!view) throw new Error('This view is gone.');
    return view;
  }
  const message = person.messages(asked.channel).find(one => one.ts === asked.ts);
  if (!message) throw new Error('This message is gone.');
  return message;
}

function topModal(person: Person, id: string): View {
  const view = person.modal();
  if (view?.id !== id) throw new Error('This view is gone.');
  return view;
}

async function fillIn(person: Person, place: Message | View, given: z.infer<typeof values>): Promise<void> {
  if (!('type' in place) || place.type !== 'modal') return;
  for (const [block, byAction] of Object.entries(given)) {
    for (const [action, value] of Object.entries(byAction)) {
      await person.fill({ [nameOf(place, block, action)]: fillValueOf(value) });
    }
  }
}

/** An input block's id names its one input; elsewhere several elements share a block, so the action id does. */
function nameOf(place: Message | View, block: string, action: string): string {
  const isInput = place.blocks.some(one => one.block_id === block && one.type === 'input');
  return isInput ? block : action;
}
