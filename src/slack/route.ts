import type { Option } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Domain } from '../domain/domain.ts';
import type { Capability } from '../domain/roles.ts';
import type { Texts } from '../texts/en/texts.ts';
import type { Action } from './action.ts';
import type { ActorHere } from './actor.ts';
import type { Directory } from './directory/directory.ts';
import type { Form } from './form.ts';
import type { OpenOutside } from './outside.ts';
import type { LimitsThere } from './person-limits.ts';
import type { Reply } from './reply.ts';

/** The settings that routes read. */
export interface Settings {
  /** How many people one file may contain. */
  importMaxRows: number;
  /** Is there a mail server? */
  sendsMail: boolean;
  /** Where people reach Foyer's pages, without a slash at the end; undefined: nowhere. */
  publicUrl: string | undefined;
  /** Can people sign in with Slack on its pages? */
  signsIn: boolean;
}

/** What every route gets. */
export interface Context extends ActorHere {
  domain: Domain;
  /** Access to Slack's Web API and the directory, for a person whose right was checked. */
  outside: OpenOutside;
  /** The command in a form that this person can type, with its slash: as they just did, or as somebody did last. */
  command: string;
  settings: Settings;
  /** The id of this delivery: the same when Slack delivers it again. */
  requestKey: string;
}

/** A view that Slack returns, with the values of its buttons. */
export interface ViewButtons {
  /** The values of an action's buttons in it, from the top down. */
  buttonValues<Value>(action: Action<Value>): Value[];
}

/** A view at the time of a press in it. */
export interface PressedView extends ViewButtons {
  type: 'modal' | 'home';
  /** The values of its inputs. */
  fields: Record<string, unknown>;
  metadata: string;
  /** Reads them by a form that accepts incomplete input. */
  read<Metadata, Fields>(form: Form<Metadata, Fields>): { metadata: Metadata; fields: Fields };
}

/** What a press adds: where it happened. */
export interface PressContext extends Context {
  /** Null for a press in a message. */
  view: PressedView | null;
}

export type HelpGroup = keyof Texts['help']['groups'];

/** Where the help lists a command, who reads it there, and the words about it. */
export interface CommandHelp {
  under: HelpGroup;
  for: Capability | 'everybody' | 'member' | 'stranger' | 'top-role' | 'workspace-owner';
  says: keyof Texts['help']['says'];
}

/** `/invite NAME …`: the text after the name is its argument. */
export interface CommandRoute {
  kind: 'command';
  /** The first word; '' for the command alone, '*' for any other text. */
  name: string;
  /** How to type it, without the command, with a role of the organization in examples. */
  usage: string | ((facts: { role: string }) => string);
  help: CommandHelp;
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

/** The kind of card and its subject: Foyer updates every copy of it. */
export type CardSubject =
  | { card: 'invitation' | 'invitation-approval'; invitationId: string }
  | { card: 'join-request'; joinRequestId: string };

export interface ButtonRoute<Value = unknown> {
  kind: 'button';
  action: Action<Value>;
  run(context: PressContext, value: Value): Promise<Reply>;
  /** The subject of the button's card, for cards that Foyer updates. */
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

/** An event; it is processed before it is acknowledged, so that Slack delivers it again after a crash. */
export interface EventRoute<Payload = unknown> {
  kind: 'event';
  type: string;
  /** The name in the manifest's subscription, when it differs from the type. */
  subscription?: string;
  /** Bot scopes that the event needs, for the manifest. */
  scopes: readonly string[];
  /** The person who caused it, if any: their events wait in turn with their requests. */
  by?(payload: Payload): string | undefined;
  run(context: EventContext, payload: Payload): Promise<void>;
}

export interface EventContext {
  domain: Domain;
  directory: Directory;
  client: WebClient;
  settings: Settings;
  workspaceId: string;
  /** Foyer's own user: its own messages come back as events. */
  botUserId: string;
  /** Notes refusals of a person that don't make the event fail. */
  limits: Pick<LimitsThere, 'noteRefusal'>;
  log: Pick<Logger, 'warn'>;
  publishHome(slackUserId: string): Promise<void>;
  /** Plans the greeting of a person who can set Foyer up, unless they had it. */
  greet(person: { workspaceId: string; slackUserId: string }): Promise<void>;
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

/** The routes of one kind, in order. */
export function routesOf<Kind extends Route['kind']>(
  kind: Kind,
  routes: readonly Route[],
): Extract<Route, { kind: Kind }>[] {
  return routes.filter((route): route is Extract<Route, { kind: Kind }> => route.kind === kind);
}
