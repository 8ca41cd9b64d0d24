import type { Option } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Domain } from '../domain/domain.ts';
import type { Action } from './action.ts';
import type { ActorHere } from './actor.ts';
import type { Directory } from './directory/directory.ts';
import type { Form } from './form.ts';
import type { OpenOutside } from './outside.ts';
import type { PersonLimits } from './person-limits.ts';
import type { Reply } from './reply.ts';

/** The settings that routes read. */
export interface Settings {
  /** People that one file may hold. */
  importMaxRows: number;
}

/** What every route works with. */
export interface Context extends ActorHere {
  domain: Domain;
  /** The way to Slack's Web API and the directory, for somebody whose right to the work was checked. */
  outside: OpenOutside;
  /** The command as this person can type it, with its slash: as they just did, or as somebody did last. */
  command: string;
  settings: Settings;
  /** Which delivery this is: the same when Slack delivers the same thing again. */
  requestKey: string;
}

/** A view that Slack hands back: its buttons still carry what they were given. */
export interface ViewButtons {
  /** What the buttons of an action carry in it, from the top down. */
  buttonValues<Value>(action: Action<Value>): Value[];
}

/** A view as it stands when something in it is pressed. */
export interface PressedView extends ViewButtons {
  type: 'modal' | 'home';
  /** What its inputs hold. */
  fields: Record<string, unknown>;
  metadata: string;
  /** The same as a form reads it that can be handed in as it is. */
  read<Metadata, Fields>(form: Form<Metadata, Fields>): { metadata: Metadata; fields: Fields };
}

/** What a press adds: where it was pressed. */
export interface PressContext extends Context {
  /** Null when it was pressed in a message. */
  view: PressedView | null;
}

/** `/invite NAME …`: the text after the name is its argument. */
export interface CommandRoute {
  kind: 'command';
  /** The first word; '' for the command alone, '*' for any other text. */
  name: string;
  /** How to type it, without the command; and what it does: both stand in the help. */
  usage: string;
  help: string;
  run(context: Context, argument: string): Promise<Reply>;
}

export interface ShortcutRoute {
  kind: 'shortcut';
  id: string;
  /** Shown in Slack's menu; at most 24 characters. */
  name: string;
  description: string;
  run(context: Context): Promise<Reply>;
}

/** Which card, and what it is about: every copy of it is brought up to date. */
export type CardSubject =
  | { card: 'invitation' | 'invitation-approval'; invitationId: string }
  | { card: 'join-request'; joinRequestId: string };

export interface ButtonRoute<Value = unknown> {
  kind: 'button';
  action: Action<Value>;
  run(context: PressContext, value: Value): Promise<Reply>;
  /** What the card that carries the button is about, where the card is kept up to date. */
  cardOf?: (value: Value) => CardSubject;
}

export interface ModalRoute<Metadata = unknown, Fields = unknown> {
  kind: 'modal';
  form: Form<Metadata, Fields>;
  run(context: Context, submitted: { metadata: Metadata; fields: Fields } & ViewButtons): Promise<Reply>;
}

export interface OptionsRoute {
  kind: 'options';
  id: string;
  run(context: Context, search: string): Promise<Option[]>;
}

/** An event; processed before it is acknowledged, so that Slack delivers it again after a crash. */
export interface EventRoute<Payload = unknown> {
  kind: 'event';
  type: string;
  /** What the manifest subscribes to, where it is not named like the type. */
  subscription?: string;
  /** Bot scopes that the event needs, for the manifest. */
  scopes: readonly string[];
  /** The person who did it, where somebody did: their events wait their turn with their other requests. */
  by?(payload: Payload): string | undefined;
  run(context: EventContext, payload: Payload): Promise<void>;
}

export interface EventContext {
  domain: Domain;
  directory: Directory;
  client: WebClient;
  settings: Settings;
  workspaceId: string;
  /** Foyer's own user: what it says itself comes back as events. */
  botUserId: string;
  /** Notes what a person was refused, where the event does not fail for it. */
  limits: Pick<PersonLimits, 'noteRefusal'>;
  log: Pick<Logger, 'warn'>;
  publishHome(slackUserId: string): Promise<void>;
}

export type Route = CommandRoute | ShortcutRoute | ButtonRoute | ModalRoute | OptionsRoute | EventRoute;

type Without<Kind> = Omit<Kind, 'kind'>;

export const commandRoute = (route: Without<CommandRoute>): CommandRoute => ({ kind: 'command', ...route });

export const shortcutRoute = (route: Without<ShortcutRoute>): ShortcutRoute => ({
  kind: 'shortcut',
  ...route,
});

export const optionsRoute = (route: Without<OptionsRoute>): OptionsRoute => ({ kind: 'options', ...route });

export const buttonRoute = <Value>(
  action: Action<Value>,
  run: ButtonRoute<Value>['run'],
  cardOf?: ButtonRoute<Value>['cardOf'],
): ButtonRoute => ({ kind: 'button', action, run, ...(cardOf && { cardOf }) }) as ButtonRoute;

export const modalRoute = <Metadata, Fields>(
  form: Form<Metadata, Fields>,
  run: ModalRoute<Metadata, Fields>['run'],
): ModalRoute => ({ kind: 'modal', form, run }) as unknown as ModalRoute;

export const eventRoute = <Payload>(route: Without<EventRoute<Payload>>): EventRoute =>
  ({ kind: 'event', ...route }) as EventRoute;

/** The routes of one kind, in their order. */
export function routesOf<Kind extends Route['kind']>(
  kind: Kind,
  routes: readonly Route[],
): Extract<Route, { kind: Kind }>[] {
  return routes.filter((route): route is Extract<Route, { kind: Kind }> => route.kind === kind);
}
