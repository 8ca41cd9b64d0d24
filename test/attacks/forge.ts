import { type Outgoing, userObject, type ViewRecord, viewObject, type World } from 'local-slack/inside';

/** Who sends it, as Slack's payloads name them. */
export interface Sender {
  id: string;
  name: string;
  /** The workspace they belong to. */
  teamId: string;
  /** The workspace in which it happened. */
  inTeamId: string;
}

type Fields = Record<string, unknown>;

/** The same request as another person's: their ids, a trigger and a response URL of theirs, their own copy of the view. */
export function as(world: World, outgoing: Outgoing, sender: Sender): Outgoing {
  const payload = structuredClone(outgoing.payload) as Fields;
  const { id, name, teamId, inTeamId } = sender;
  if (outgoing.kind === 'command') {
    const channel = world.channels.dm(id).id;
    Object.assign(payload, { user_id: id, user_name: name, team_id: inTeamId, channel_id: channel });
    payload.trigger_id = world.triggers.create(id);
    payload.response_url = `${world.url}${world.responseUrls.create(world.team.id, { personId: id, channel })}`;
    return { ...outgoing, payload };
  }
  if (outgoing.kind === 'event') return { ...outgoing, payload: eventAs(world, payload, sender) };
  payload.user = { ...(payload.user as Fields), id, username: name, name, team_id: teamId };
  payload.team = { ...(payload.team as Fields), id: inTeamId };
  const view = payload.view as Fields | undefined;
  const own = view && ownCopy(world, view, id);
  if (view && own) {
    const { private_metadata, blocks, state } = view;
    const teams = { team_id: inTeamId, app_installed_team_id: inTeamId };
    payload.view = { ...viewObject(world, own), private_metadata, blocks, state, ...teams };
    if ('container' in payload) payload.container = { type: 'view', view_id: own.id };
  }
  if ('trigger_id' in payload)
    payload.trigger_id = world.triggers.create(id, own?.body.type === 'modal' ? own.id : undefined);
  if ('response_url' in payload) {
    const { channel_id, message_ts } = payload.container as { channel_id: string; message_ts: string };
    const url = { personId: id, channel: channel_id, messageTs: message_ts };
    payload.response_url = `${world.url}${world.responseUrls.create(world.team.id, url)}`;
  }
  return { ...outgoing, payload };
}

function eventAs(world: World, payload: Fields, { id, inTeamId }: Sender): Fields {
  const event = payload.event as Fields;
  const person = typeof event.user === 'object' ? world.people.get(id) : undefined;
  const channel = 'channel' in event ? { channel: world.channels.dm(id).id } : {};
  return {
    ...payload,
    team_id: inTeamId,
    event_id: `Ev${Math.random().toString(36).slice(2).toUpperCase()}`,
    event: { ...event, ...channel, user: person ? userObject(world, person, true) : id },
  };
}

/** The view, and those below it, opened for another person with what is filled in; undefined once it is gone. */
function ownCopy(world: World, view: Fields, personId: string): ViewRecord | undefined {
  const original = world.views.find(String(view.id));
  if (!original) return undefined;
  if (original.body.type === 'home') return world.views.publish(personId, original.body);
  const stack = world.views.stack(original.personId);
  const copies = stack.slice(0, stack.indexOf(original) + 1).map(({ body, state }, depth) => {
    const copy = { ...body, external_id: '' };
    const opened = depth === 0 ? world.views.open(personId, copy) : world.views.push(personId, copy);
    opened.state = structuredClone(state);
    return opened;
  });
  return copies.at(-1);
}
