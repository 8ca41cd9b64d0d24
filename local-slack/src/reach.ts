import type { ChannelRecord } from './channels.ts';
import type { Source } from './interactions/source.ts';
import type { PersonRecord } from './people.ts';
import { canSee } from './seeing.ts';
import type { Message, View } from './seen.ts';
import type { ViewRecord } from './views.ts';
import type { World } from './world.ts';

/** The person, if they can act; throws for a person without a client. */
export function requireClient(person: PersonRecord): PersonRecord {
  if (person.spec.deactivated) throw new Error(`${person.spec.name} is deactivated and cannot sign in.`);
  if (person.spec.isBot) throw new Error(`${person.spec.name} is a bot and has no client.`);
  return person;
}

/** A channel that the person sees, by name, id or 'dm'; throws when there is none. */
export function seenChannel(world: World, person: PersonRecord, nameOrId: string): ChannelRecord {
  if (nameOrId === 'dm') return world.channels.dm(person.id);
  const channel = world.channels.get(nameOrId) ?? world.channels.byName(nameOrId);
  if (!channel || !canSee(person, channel))
    throw new Error(`${person.spec.name} sees no channel ${nameOrId}.`);
  return channel;
}

/** A channel in which the person can write; throws when it has no composer for them. */
export function writableChannel(world: World, person: PersonRecord, nameOrId = 'dm'): ChannelRecord {
  const channel = seenChannel(world, person, nameOrId);
  if (channel.isArchived) throw new Error(`#${channel.name} is archived.`);
  if (!channel.members.has(person.id)) throw new Error(`${person.spec.name} is not in #${channel.name}.`);
  return channel;
}

/** The current message or view; throws when it is gone or not on the person's screen. */
export function sourceOf(world: World, person: PersonRecord, where: Message | View): Source {
  if ('ts' in where) {
    const channel = seenChannel(world, person, where.channel);
    const message = world.messages.find(channel.id, where.ts);
    if (!message) throw new Error('The message is gone.');
    if (message.ephemeralTo && message.ephemeralTo !== person.id) {
      throw new Error(`${person.spec.name} does not see that message.`);
    }
    return { message, channel };
  }
  const onScreen = [world.views.stack(person.id).at(-1), world.views.home(person.id)];
  const view = onScreen.find(candidate => candidate?.id === where.id);
  if (!view) throw new Error(`${person.spec.name} does not see that view (any more).`);
  return { view };
}

/** The person's top modal; throws when none is open. */
export function topModal(world: World, person: PersonRecord): ViewRecord {
  const top = world.views.stack(person.id).at(-1);
  if (!top) throw new Error(`${person.spec.name} has no modal open.`);
  return top;
}

/** The person's top modal, else their home; throws when there is neither. */
export function topView(world: World, person: PersonRecord): ViewRecord {
  const view = world.views.stack(person.id).at(-1) ?? world.views.home(person.id);
  if (!view) throw new Error(`${person.spec.name} has neither a modal nor a home open.`);
  return view;
}
