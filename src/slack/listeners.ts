import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  BlockElementAction,
  Context,
  SlackEventMiddlewareArgs,
  SlackViewAction,
} from '@slack/bolt';
import { z } from 'zod';
import { inWorkspace } from '../database/workspace-scope.ts';
import { trimUnseen } from '../domain/characters.ts';
import type { Domain } from '../domain/domain.ts';
import { rememberCommand } from '../domain/organizations/store.ts';
import { logged } from '../log/request.ts';
import { buttonValuesIn } from './button-values.ts';
import type { ShownView } from './depth.ts';
import { eventsOnce } from './events/once.ts';
import { readFields } from './form.ts';
import { pressOf } from './menu.ts';
import { withOrganization } from './organizations/with-organization.ts';
import { type Pipeline, refreshHome, serve, serveEvent, suggest } from './pipeline.ts';
import { keepingCopy } from './pressed-copy.ts';
import type { Interaction } from './respond.ts';
import {
  type ButtonRoute,
  type CommandRoute,
  type EventRoute,
  type ModalRoute,
  type OptionsRoute,
  type PressedView,
  type Route,
  routesOf,
  type ShortcutRoute,
  type ViewButtons,
} from './route.ts';
import { routesById } from './routes-by-id.ts';
import { fittingOptions } from './shorten.ts';
import { StaleRequestError } from './stale-request.ts';
import { textOrNull } from './tolerant.ts';
import { commandName, typedCommand, typedSearch, withoutStop } from './typed.ts';

/** Finds the pipeline of a request's workspace, by what `authorize` in bolt.ts put into Bolt's context. */
export interface Pipelines {
  of(context: Context): Pipeline;
  domain: Domain;
  fits: Pipeline['fits'];
}

/**
 * Registers one listener for each kind of payload, which finds the route by its id and passes it to the pipeline.
 * @throws Error naming an id that two routes share
 */
export function registerListeners(app: App, pipelines: Pipelines, routes: readonly Route[]): void {
  registerCommands(app, pipelines, routesById('command', routes));
  registerShortcuts(app, pipelines, routesById('shortcut', routes));
  registerButtons(app, pipelines, routesById('button', routes));
  registerModals(app, pipelines, routesById('modal', routes));
  registerOptions(app, pipelines, routesById('options', routes));
  registerEvents(app, pipelines, routesOf('event', routes));
}

type ById<Found> = ReadonlyMap<string, Found>;

const UNKNOWN = 'unknown';

/** What a request of a stranger's shape is for; reading it again where failures are answered says what is wrong with it. */
function knownOr(other: string, read: () => string | undefined): string {
  try {
    return read() ?? other;
  } catch {
    return other;
  }
}

/** An id that Foyer knows; a request can bring any text. */
const idOf = (byId: ById<Route>, id: string) => (byId.has(id) ? id : UNKNOWN);

function registerCommands(app: App, pipelines: Pipelines, byName: ById<CommandRoute>): void {
  app.command(/.*/u, async ({ command, ack, context: from }) => {
    const pipeline = pipelines.of(from);
    const interaction: Interaction = {
      kind: 'command',
      route: knownOr(UNKNOWN, () => commandIn(typedCommand(command.text), byName).route?.name),
      slackUserId: command.user_id,
      command: commandName(command.command),
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
      view: undefined,
      ack: body => ack(body as string),
    };
    await serve(pipeline, interaction, command.trigger_id, async context => {
      const { domain, workspaceId } = pipeline;
      if (interaction.command && interaction.command !== context.commandThere.typed) {
        await rememberCommand(domain.db, workspaceId, interaction.command);
      }
      const { route, given } = commandIn(typedCommand(command.text), byName);
      if (!route) throw new StaleRequestError('There is no such command.');
      // Before the set-up there's nothing else to do.
      return withOrganization(context, () => route.run(context, given));
    });
  });
}

/** The route of a command, and what was typed for it. */
function commandIn(
  typed: string,
  byName: ById<CommandRoute>,
): { route: CommandRoute | undefined; given: string } {
  const text = trimUnseen(typed);
  const [word = '', ...rest] = text.split(/\s+/u);
  const named = byName.get(word.toLowerCase()) ?? byName.get(withoutStop(word).toLowerCase());
  return { route: named ?? byName.get('*'), given: named ? rest.join(' ') : text };
}

function registerShortcuts(app: App, pipelines: Pipelines, byId: ById<ShortcutRoute>): void {
  app.shortcut(/.*/u, async ({ shortcut, ack, context: from }) => {
    const pipeline = pipelines.of(from);
    const interaction: Interaction = {
      kind: 'shortcut',
      route: idOf(byId, shortcut.callback_id),
      slackUserId: shortcut.user.id,
      triggerId: shortcut.trigger_id,
      responseUrl: undefined,
      view: undefined,
      ack: () => ack(),
    };
    await serve(pipeline, interaction, shortcut.trigger_id, async context => {
      const route = byId.get(shortcut.callback_id);
      if (!route) throw new StaleRequestError(`There is no shortcut "${shortcut.callback_id}".`);
      return route.run(context);
    });
  });
}

function registerButtons(app: App, pipelines: Pipelines, byId: ById<ButtonRoute>): void {
  app.action<BlockAction<BlockElementAction>>(/.*/u, async ({ body, action, ack, context: from }) => {
    const pipeline = pipelines.of(from);
    const { view } = body;
    const kind = view ? (view.type === 'home' ? 'home' : 'modal') : 'message';
    const read = () => pressOf(action as Parameters<typeof pressOf>[0]);
    const interaction: Interaction = {
      kind,
      route: knownOr(UNKNOWN, () => idOf(byId, read().id)),
      slackUserId: body.user.id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      view: view && {
        id: view.id,
        hash: view.hash,
        metadata: view.private_metadata,
        inputBlocks: [],
        shown: view as ShownView,
      },
      ack: () => ack(),
    };
    await serve(pipeline, interaction, body.trigger_id, async context => {
      const press = read();
      const route = byId.get(press.id);
      if (!route) throw new StaleRequestError(`There is no button "${press.id}".`);
      const state = { values: view?.state?.values ?? {} };
      const pressed: PressedView | undefined = view && {
        type: kind === 'home' ? 'home' : 'modal',
        fields: readFields(state.values),
        metadata: view.private_metadata,
        read: form => form.read({ private_metadata: view.private_metadata, state }),
        ...viewButtons(view),
      };
      const value = route.action.decode(press.value);
      const run = (domain: Domain) => route.run({ ...context, domain, view: pressed ?? null }, value);
      if (!route.cardOf || !body.message || !body.channel) return run(context.domain);
      const copy = { channelId: body.channel.id, ts: body.message.ts };
      return keepingCopy(pipeline, { subject: route.cardOf(value), copy }, run);
    });
  });
}

function registerModals(app: App, pipelines: Pipelines, byId: ById<ModalRoute>): void {
  app.view<SlackViewAction>(/.*/u, async ({ body, view, ack, context: from }) => {
    const pipeline = pipelines.of(from);
    const interaction: Interaction = {
      kind: 'submission',
      route: idOf(byId, view.callback_id),
      slackUserId: body.user.id,
      triggerId: undefined,
      responseUrl: undefined,
      view: {
        id: view.id,
        hash: view.hash,
        metadata: view.private_metadata,
        inputBlocks: Object.keys(view.state.values),
        belowId: view.previous_view_id ?? undefined,
        shown: view as ShownView,
      },
      ack: answer => ack(answer as never),
    };
    await serve(pipeline, interaction, view.id, async context => {
      const route = byId.get(view.callback_id);
      if (!route) throw new StaleRequestError(`There is no modal "${view.callback_id}".`);
      const submitted = route.form.read(view);
      return route.run(context, { ...submitted, ...viewButtons(view) });
    });
  });
}

function registerOptions(app: App, pipelines: Pipelines, byId: ById<OptionsRoute>): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /.*/u },
    async ({ body, ack, context: from }) => {
      const pipeline = pipelines.of(from);
      const route = byId.get(body.action_id);
      const search = typedSearch(body.value);
      const asked = { slackUserId: body.user.id, metadata: body.view?.private_metadata };
      const options = route && search !== null ? await suggest(pipeline, route, { ...asked, search }) : [];
      await ack(fittingOptions(options, pipeline.fits));
    },
  );
}

function registerEvents(app: App, pipelines: Pipelines, routes: EventRoute[]): void {
  const once = eventsOnce(pipelines.domain);
  // An event is noted once, so all its routes form one piece of work.
  for (const [type, ofType] of Map.groupBy(routes, route => route.type)) {
    app.event(
      type,
      async ({
        event,
        body,
        context: from,
      }: SlackEventMiddlewareArgs & AnyMiddlewareArgs & AllMiddlewareArgs) => {
        const pipeline = pipelines.of(from);
        const context = { ...pipeline, publishHome: (user: string) => refreshHome(pipeline, user) };
        const work = () =>
          leavingOddAside(pipeline, type, async () => {
            for (const route of ofType) await route.run(context, event);
          });
        const { event_id: eventId } = delivered.parse(body);
        const run = () => (eventId ? once({ workspaceId: pipeline.workspaceId, eventId }, work) : work());
        const slackUserId = ofType.map(route => route.by?.(event)).find(user => user !== undefined);
        const { workspaceId, log } = pipeline;
        await logged(log, { kind: 'event', route: type, slackUserId, workspaceId }, () =>
          inWorkspace(workspaceId, () =>
            slackUserId ? serveEvent(pipeline, { type, slackUserId }, run) : run(),
          ),
        );
      },
    );
  }
}

const delivered = z.object({ event_id: textOrNull });

async function leavingOddAside({ log }: Pipeline, type: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    // A second delivery would fail the same way. Only the paths: the values may be personal data.
    const where = error.issues.map(({ path }) => path.join('.'));
    log.warn({ type, where }, 'an event of an unknown shape was left aside');
  }
}

function viewButtons({ blocks }: { blocks: readonly unknown[] }): ViewButtons {
  return { buttonValues: action => buttonValuesIn(blocks, action) };
}
