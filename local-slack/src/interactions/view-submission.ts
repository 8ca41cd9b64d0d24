import { ApiError } from '../api-error.ts';
import { blocksIn, isRecord } from '../block-kit/block.ts';
import { clientErrors } from '../inputs.ts';
import { viewObject } from '../objects/view-object.ts';
import type { Answer } from '../outgoing.ts';
import type { PersonRecord } from '../people.ts';
import type { ActResult } from '../person.ts';
import type { ViewRecord } from '../views.ts';
import { checkView } from '../views.ts';
import type { World } from '../world.ts';
import { envelope, isAccepted, notSent, resultOf, troubleText } from './envelope.ts';

const fieldsOf: Record<string, string[]> = {
  errors: ['response_action', 'errors'],
  update: ['response_action', 'view'],
  push: ['response_action', 'view'],
  clear: ['response_action'],
};

function checkedErrors(view: ViewRecord, errors: unknown): Record<string, string> {
  const inputs = blocksIn(view.body.blocks).filter(block => block.type === 'input');
  const isValid =
    isRecord(errors) &&
    Object.keys(errors).length > 0 &&
    Object.entries(errors).every(
      ([blockId, text]) =>
        typeof text === 'string' && text !== '' && inputs.some(block => block.block_id === blockId),
    );
  if (!isValid) throw new ApiError('invalid_response_action');
  return errors as Record<string, string>;
}

/** Applies the app's answer to a submission. Throws when Slack would not accept it. */
function apply(world: World, view: ViewRecord, answer: Answer): Record<string, string> | undefined {
  const text = answer.text.trim();
  const body: unknown = text === '' ? {} : JSON.parse(text);
  if (!isRecord(body)) throw new ApiError('invalid_response_action');
  if (Object.keys(body).length === 0) {
    world.views.close(view);
    return undefined;
  }
  const kind = String(body.response_action);
  const allowed = Object.hasOwn(fieldsOf, kind) ? fieldsOf[kind] : undefined;
  if (!allowed || Object.keys(body).some(name => !allowed.includes(name))) {
    throw new ApiError('invalid_response_action');
  }
  switch (kind) {
    case 'errors':
      view.errors = checkedErrors(view, body.errors);
      return view.errors;
    case 'update':
      world.views.update(view, checkView(body.view, 'modal'));
      return undefined;
    case 'push':
      world.views.push(view.personId, checkView(body.view, 'modal'));
      return undefined;
    default:
      world.views.closeAll(view.personId);
      return undefined;
  }
}

function trouble(world: World, view: ViewRecord): string {
  view.trouble = troubleText;
  world.changes.announce({ kind: 'modal', person: view.personId });
  return troubleText;
}

/** For a select with `response_url_enabled` that names a conversation, the app gets a response URL. */
function responseUrls(world: World, view: ViewRecord): Record<string, string>[] {
  return blocksIn(view.body.blocks).flatMap(block => {
    const element = isRecord(block.element) ? block.element : {};
    const value = view.state[String(block.block_id)]?.[String(element.action_id)] as
      | Record<string, unknown>
      | undefined;
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const path = world.responseUrls.create(world.team.id, { personId: view.personId, channel });
    const place = { block_id: String(block.block_id), action_id: String(element.action_id) };
    return [{ ...place, channel_id: channel, response_url: `${world.url}${path}` }];
  });
}

/** Presses a modal's submit button: the client's own checks first, then the app's answer. */
export async function submitView(world: World, person: PersonRecord, view: ViewRecord): Promise<ActResult> {
  view.trouble = undefined;
  view.errors = clientErrors(view.body.blocks, view.state);
  if (Object.keys(view.errors).length > 0) {
    world.changes.announce({ kind: 'modal', person: person.id });
    return notSent({ fieldErrors: view.errors });
  }
  const payload = {
    ...envelope(world, 'view_submission', person),
    trigger_id: world.triggers.create(person.id, view.id),
    view: viewObject(world, view),
    response_urls: responseUrls(world, view),
  };
  const name = view.body.callback_id;
  const url = world.app.interactivityUrl();
  const answer = await world.outbox.send({ kind: 'view_submission', name, payload, url });
  // A person who has closed the modal sees nothing of the answer.
  const isOpen = world.views.stack(person.id).includes(view);
  if (!isOpen) return resultOf(answer);
  if (!isAccepted(answer)) return resultOf(answer, { error: trouble(world, view) });
  try {
    const fieldErrors = apply(world, view, answer);
    world.changes.announce({ kind: 'modal', person: person.id });
    return resultOf(answer, fieldErrors ? { fieldErrors } : {});
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof SyntaxError)) throw error;
    const details = error instanceof ApiError ? error.details.response_metadata : undefined;
    const why = isRecord(details) ? ` (${String(details.messages)})` : '';
    return resultOf(answer, { error: trouble(world, view) + why });
  }
}
