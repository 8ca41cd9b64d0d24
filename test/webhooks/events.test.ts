import { expect, it } from 'vitest';
import { eventTypes, examples, foyerEvent } from '../../src/events/events.ts';
import { documentedEvents, readDocument } from './documented.ts';
import { readStrictly } from './strictly.ts';

it.each(eventTypes)('the example of %s is what its schema says, and nothing more', type => {
  expect(readStrictly(examples[type])).toEqual(examples[type]);
  expect(foyerEvent.parse(examples[type])).toEqual(examples[type]);
});

it('a receiver of today reads events that a later version adds fields to', () => {
  const later = { ...examples['member.joined'], added: 1 };
  expect(foyerEvent.parse(later)).toEqual(examples['member.joined']);
});

it('the package entry foyer/events has the schemas', async () => {
  const { foyerEvent: exported } = await import('foyer/events');
  expect(exported.parse(examples.test)).toEqual(examples.test);
});

it('docs/webhooks.md lists each type of event with its example', async () => {
  const { events } = await readDocument();
  expect(events, 'written by: node test/webhooks/documented.ts').toBe(documentedEvents());
});
