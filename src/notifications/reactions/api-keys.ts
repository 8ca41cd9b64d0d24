import type { EventType } from '../../domain/events.ts';
import { nothing, type Reaction } from '../reaction.ts';

type ApiKeyEvent = Extract<EventType, `api-key.${string}`>;

/** The reactions to events about keys of the API. */
export const apiKeyReactions: { [Type in ApiKeyEvent]: Reaction<Type> } = {
  'api-key.ending': {
    ...nothing,
    messages: ({ by: recipient, name, endsAt }) => [
      { message: 'api-key-ending', recipient, data: { key: { name, endsAt } } },
    ],
  },
};
