import { ApiError, refusal } from '../api-error.ts';
import { viewObject } from '../objects/view-object.ts';
import type { ViewRecord } from '../views.ts';
import { checkView } from '../views.ts';
import type { World } from '../world.ts';
import type { Argument, Method, Values } from './method.ts';
import { optionalText, requiredText, text } from './method.ts';

const view: Argument = { type: 'json', required: true };
const triggered: Record<string, Argument> = {
  view,
  trigger_id: optionalText,
  interactivity_pointer: optionalText,
};

function triggerOf(values: Values): string {
  const id = text(values, 'trigger_id') || text(values, 'interactivity_pointer');
  if (!id) throw refusal('invalid_arguments', ['missing required field: trigger_id']);
  return id;
}

function announce(world: World, shown: ViewRecord): void {
  world.changes.announce({ kind: shown.body.type, person: shown.personId });
}

function viewToUpdate(world: World, values: Values): ViewRecord {
  const id = text(values, 'view_id');
  const externalId = text(values, 'external_id');
  if (id === '' && externalId === '') {
    throw refusal('invalid_arguments', ['either `view_id` or `external_id` must be provided']);
  }
  if (id !== '' && externalId !== '') {
    throw refusal('invalid_arguments', ['only one of `view_id` and `external_id` can be provided']);
  }
  const found = id ? world.views.find(id) : world.views.byExternalId(externalId);
  if (!found) throw new ApiError('not_found');
  return found;
}

export const viewsMethods: Record<string, Method> = {
  'views.open': {
    arguments: triggered,
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const triggerId = triggerOf(values);
      world.triggers.peek(triggerId);
      const body = checkView(values.view, 'modal');
      const shown = world.views.open(world.triggers.exchange(triggerId).personId, body);
      announce(world, shown);
      return { view: viewObject(world, shown) };
    },
  },
  'views.push': {
    arguments: triggered,
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const triggerId = triggerOf(values);
      const { personId, viewId } = world.triggers.peek(triggerId);
      const body = checkView(values.view, 'modal');
      // Only an interaction in a modal that is still open can put another on top of it.
      if (!world.views.stack(personId).some(open => open.id === viewId)) throw new ApiError('not_found');
      const shown = world.views.push(personId, body);
      world.triggers.exchange(triggerId);
      announce(world, shown);
      return { view: viewObject(world, shown) };
    },
  },
  'views.update': {
    arguments: { view, view_id: optionalText, external_id: optionalText, hash: optionalText },
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      const found = viewToUpdate(world, values);
      const body = checkView(values.view, found.body.type);
      world.views.update(found, body, text(values, 'hash') || undefined);
      announce(world, found);
      return { view: viewObject(world, found) };
    },
  },
  'views.publish': {
    arguments: { view, user_id: requiredText, hash: optionalText, interactivity_pointer: optionalText },
    scopes: [],
    token: 'bot',
    takesJson: true,
    run: (world, values) => {
      if (!world.app.hasHomeTab) throw new ApiError('not_enabled');
      const userId = text(values, 'user_id');
      if (!world.people.get(userId)) throw refusal('invalid_arguments', ['invalid `user_id`']);
      const body = checkView(values.view, 'home');
      const shown = world.views.publish(userId, body, text(values, 'hash') || undefined);
      announce(world, shown);
      return { view: viewObject(world, shown) };
    },
  },
};
