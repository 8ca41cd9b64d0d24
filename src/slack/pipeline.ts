import type { ActionsBlock, Option } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { isUnavailable } from '../database/errors.ts';
import { inWorkspace } from '../database/workspace-scope.ts';
import { situationOf } from '../domain/asking/situation.ts';
import type { Domain } from '../domain/domain.ts';
import { DomainError, isDomainError } from '../domain/errors.ts';
import { commandOf } from '../domain/organizations/store.ts';
import { hasEverywhere } from '../domain/roles.ts';
import { currentReference, logged, noteOutcome } from '../log/request.ts';
import { continueFor, forReader } from '../texts/reader.ts';
import { texts } from '../texts/texts.ts';
import { findActor } from './actor.ts';
import { offersFor } from './already-exists/offers.ts';
import { paragraphBlock } from './blocks.ts';
import { createDirectory, type Directory } from './directory/directory.ts';
import { errorText } from './errors.ts';
import { fieldOf, openedFor } from './form.ts';
import { publishLatest } from './home/publish.ts';
import type { Installed } from './installed.ts';
import { refuseSetUp, setUpRefusals } from './not-set-up.ts';
import { type LimitsThere, type PersonLimits, TooFastError } from './person-limits.ts';
import { ceilingRefusal, refusal } from './refusal.ts';
import { type Message, message, type Reply } from './reply.ts';
import { ackOnce, type Interaction, type Responder, respond, showErrors } from './respond.ts';
import type { Context, EventContext, OptionsRoute, Settings } from './route.ts';
import { missingScopes } from './scopes.ts';
import type { Fits } from './shorten.ts';
import { slackRefusalText } from './slack-refusals.ts';
import { StaleRequestError } from './stale-request.ts';
import { isSlackUnavailable } from './web-api.ts';

/** Slack wants its answer within 3 s; after this time Foyer acknowledges and the result follows as a message. */
const ACK_LIMIT_MS = 2_500;

/** What the pipelines of all workspaces have in common; created once, in app.ts. */
export interface SharedPipeline {
  domain: Domain;
  settings: Settings;
  greet: EventContext['greet'];
  /** Does the connection to Slack accept this as an answer? Socket Mode accepts only short ones. */
  fits: Fits;
  /** Every request of a person passes this limit before it uses the database or Slack. */
  limits: PersonLimits;
  log: Logger;
}

/** What the pipeline needs for one workspace. */
export interface Pipeline extends Omit<SharedPipeline, 'limits'> {
  limits: LimitsThere;
  directory: Directory;
  client: WebClient;
  workspaceId: string;
  /** Foyer's own user in the workspace. */
  botUserId: string;
}

/** Finds the pipeline of a workspace; it keeps what it has learned as long as the workspace's token stays the same. */
export function pipelines(shared: SharedPipeline): (installed: Installed) => Pipeline {
  const { db, clock } = shared.domain;
  const known = new WeakMap<Installed, Pipeline>();
  return installed => {
    const { client, workspaceId, botUserId } = installed;
    const found = known.get(installed) ?? {
      ...shared,
      limits: shared.limits.in(workspaceId),
      directory: createDirectory({ db, client, clock }),
      client,
      workspaceId,
      botUserId,
    };
    known.set(installed, found);
    return found;
  };
}

/**
 * Handles one request of a person, from Slack's payload to what they see: who acts, what they want, the reply. It is
 * the one error boundary: an expected failure becomes its text; anything else is logged once, with a reference that the
 * person sees too. It acknowledges after the work has committed. A request waits for others of the same person; with
 * too many, it gets only a message.
 */
export function serve(
  pipeline: Pipeline,
  from: Interaction,
  requestKey: string,
  run: (context: Context) => Promise<Reply>,
): Promise<void> {
  const { kind, route, slackUserId } = from;
  const { workspaceId, log } = pipeline;
  return logged(log, { kind, route, slackUserId, workspaceId }, () =>
    inWorkspace(workspaceId, () => forReader(null, () => serveReader(pipeline, from, requestKey, run))),
  );
}

async function serveReader(
  pipeline: Pipeline,
  from: Interaction,
  requestKey: string,
  run: (context: Context) => Promise<Reply>,
): Promise<void> {
  const interaction = ackOnce(from, pipeline.fits);
  const callOff = pipeline.domain.clock.after(ACK_LIMIT_MS, () => {
    acknowledgeLate(interaction).catch(error =>
      pipeline.log.warn({ err: error }, 'late acknowledgement failed'),
    );
  });
  try {
    await pipeline.limits.inTurn(interaction.slackUserId, () =>
      answer(pipeline, interaction, requestKey, run),
    );
  } catch (error) {
    if (!(error instanceof TooFastError)) throw error;
    noteOutcome('too-fast');
    await tellTooFast(pipeline, interaction);
  } finally {
    callOff();
  }
}

async function answer(
  pipeline: Pipeline,
  interaction: Responder,
  requestKey: string,
  run: (context: Context) => Promise<Reply>,
): Promise<void> {
  try {
    const reply = await work(pipeline, interaction, requestKey, run);
    if ('errors' in reply) await showErrors(pipeline.client, interaction, reply.errors);
    else await respond(pipeline.client, interaction, reply);
    const showsOnHome = 'alsoHome' in reply && reply.alsoHome;
    if (interaction.kind === 'home' || showsOnHome) await refreshHome(pipeline, interaction.slackUserId);
  } catch (error) {
    // The work is committed; only the reply failed. Slack has its answer, or gets it here.
    pipeline.log.warn({ err: error, interaction: interaction.kind }, 'the reply could not be shown');
    await interaction.ack();
  }
}

/**
 * The answer to a command or a submission contains the message; elsewhere it costs a call to Slack and is sent once.
 */
async function tellTooFast({ client, limits, log }: Pipeline, interaction: Responder): Promise<void> {
  const { kind, slackUserId } = interaction;
  try {
    const isFree = kind === 'command' || kind === 'submission';
    if (!isFree && !(await limits.mayTell(slackUserId, kind))) return await interaction.ack();
    await respond(client, interaction, { show: 'words', text: texts().answers.tooFast, over: true });
  } catch (error) {
    log.warn({ err: error, interaction: kind }, 'the reply could not be shown');
    await interaction.ack();
  }
}

async function work(
  pipeline: Pipeline,
  interaction: Interaction,
  requestKey: string,
  run: (context: Context) => Promise<Reply>,
): Promise<Reply | { errors: Record<string, string> }> {
  try {
    return await run(await contextOf(pipeline, interaction, requestKey, interaction.view?.metadata));
  } catch (error) {
    noteOutcome(codeOf(error));
    if (!isOwnOutage(error)) await pipeline.limits.noteRefusal(interaction.slackUserId);
    const reply = await explain(pipeline, interaction, error);
    // Keeps what was typed: the form stays below the message, unless it can't be used now.
    const over = !(error instanceof StaleRequestError);
    return 'show' in reply && reply.show === 'words' ? { ...reply, over } : reply;
  }
}

/** How a request ended, in one word for the log. */
function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (error instanceof StaleRequestError) return 'out-of-date';
  return isUnavailable(error) ? 'no-database' : isSlackUnavailable(error) ? 'no-slack' : 'failed';
}

/** Not the person's fault: it counts no more than a successful request. */
function isOwnOutage(error: unknown): boolean {
  return isUnavailable(error) || isSlackUnavailable(error);
}

/** A press in a view acts on the organization that the view was opened for, whatever the person chose since. */
async function contextOf(
  pipeline: Pipeline,
  { slackUserId, command: typed }: Pick<Interaction, 'slackUserId' | 'command'>,
  requestKey: string,
  metadata: string | undefined,
): Promise<Context> {
  const { domain, directory, client, settings } = pipeline;
  const found = await findActor(pipeline, slackUserId, openedFor(metadata));
  continueFor(found.actor);
  return {
    domain,
    outside: () => ({ client, directory }),
    command: typed ?? found.commandThere.typed ?? found.commandThere.default,
    settings,
    requestKey,
    ...found,
  };
}

/** The options of a select for the typed text; none when the person lacks the right or something fails. */
export function suggest(
  pipeline: Pipeline,
  route: OptionsRoute,
  asked: { slackUserId: string; metadata: string | undefined; search: string },
): Promise<Option[]> {
  const { workspaceId, log } = pipeline;
  const { slackUserId } = asked;
  return logged(log, { kind: 'options', route: route.id, slackUserId, workspaceId }, () =>
    inWorkspace(workspaceId, () => forReader(null, () => suggestTo(pipeline, route, asked))),
  );
}

async function suggestTo(
  pipeline: Pipeline,
  route: OptionsRoute,
  { slackUserId, metadata, search }: { slackUserId: string; metadata: string | undefined; search: string },
): Promise<Option[]> {
  let isLate = false;
  const offered = pipeline.limits
    .inTurn(slackUserId, async () => {
      // Its turn came too late: Slack no longer waits.
      if (isLate) return [];
      try {
        return await route.run(await contextOf(pipeline, { slackUserId }, '', metadata), search);
      } catch (error) {
        if (!isOwnOutage(error)) await pipeline.limits.noteRefusal(slackUserId);
        throw error;
      }
    })
    .catch(error => {
      const isExpected = error instanceof DomainError || error instanceof TooFastError;
      if (!isExpected) pipeline.log.error({ err: error }, 'options could not be offered');
      return [];
    });
  return new Promise(resolve => {
    const callOff = pipeline.domain.clock.after(ACK_LIMIT_MS, () => {
      isLate = true;
      resolve([]);
    });
    void offered.then(resolve).finally(callOff);
  });
}

/**
 * Handles an event that a person caused, in turn with their requests. With too many, it is dropped; a message gets an
 * answer.
 */
export async function serveEvent(
  pipeline: Pipeline,
  { type, slackUserId }: { type: string; slackUserId: string },
  run: () => Promise<void>,
): Promise<void> {
  try {
    await pipeline.limits.inTurn(slackUserId, run);
  } catch (error) {
    if (!(error instanceof TooFastError)) throw error;
    if (type !== 'message' || !(await pipeline.limits.mayTell(slackUserId, type))) return;
    const { tooFast: text } = texts().answers;
    await pipeline.client.chat.postMessage({ channel: slackUserId, text }).catch(cause => {
      pipeline.log.warn({ err: cause, interaction: type }, 'the reply could not be shown');
    });
  }
}

/** Renders and publishes a person's App Home. */
export async function refreshHome(pipeline: Pipeline, slackUserId: string): Promise<void> {
  const person = await pipeline.directory.byId(pipeline.workspaceId, slackUserId);
  if (person) await publishLatest(pipeline, person);
}

/** The command in a form that this person can type: as they did, or as somebody of their workspace did last. */
async function commandFor({ domain, workspaceId }: Pipeline, { command }: Interaction): Promise<string> {
  return command ?? commandOf(domain.db, workspaceId);
}

async function explain(
  pipeline: Pipeline,
  interaction: Interaction,
  error: unknown,
): Promise<Reply | { errors: Record<string, string> }> {
  const isExpected = error instanceof DomainError || error instanceof StaleRequestError;
  const command = isExpected ? await commandFor(pipeline, interaction) : '';
  if (isDomainError(error, 'not-allowed')) {
    const { directory, workspaceId } = pipeline;
    const actor = await directory.byId(workspaceId, interaction.slackUserId).catch(() => null);
    const inWords = { text: errorText(error, command), blocks: undefined };
    const { text, blocks } = actor
      ? await refusal(pipeline.domain, error, command, actor).catch(() => inWords)
      : inWords;
    return message(text, blocks, texts().answers.notAllowed);
  }
  if (isDomainError(error, ...setUpRefusals)) {
    const { text, blocks } = await refuseSetUp(pipeline.domain.db, pipeline.workspaceId, error, command);
    return message(text, blocks);
  }
  if (error instanceof DomainError) {
    const offers = await offersOf(pipeline, interaction, error);
    if (offers.length > 0) {
      const text = errorText(error, command);
      return message(text, [paragraphBlock(text), ...offers], texts().answers.alreadyHere);
    }
    const block = interaction.view?.inputBlocks.find(id => fieldOf(id) === error.field);
    if (interaction.kind === 'submission' && block) return { errors: { [block]: errorText(error, command) } };
    const ceiling = await ceilingOf(pipeline, interaction, error).catch(() => null);
    return ceiling
      ? message(ceiling.text, ceiling.blocks, texts().answers.notAllowed)
      : message(errorText(error, command));
  }
  if (error instanceof StaleRequestError) {
    return message(texts().answers.outOfDate({ command }));
  }
  const lacking = missingScopes(error);
  if (lacking) return message(texts().scopes(lacking));
  const refused = slackRefusalText(error);
  if (refused) {
    pipeline.log.warn({ err: error, interaction: interaction.kind }, 'Slack refuses what a person asked for');
    return message(refused);
  }
  const reference = currentReference();
  pipeline.log.error({ err: error, reference, interaction: interaction.kind }, 'a request failed');
  if (isUnavailable(error)) {
    return message(texts().answers.noDatabase({ reference }));
  }
  const { noSlack, failed } = texts().answers;
  return message((isSlackUnavailable(error) ? noSlack : failed)({ reference }));
}

/** What a person reads whose role has too few rights to assign the one that they wanted; null: it is something else. */
async function ceilingOf(
  pipeline: Pipeline,
  { slackUserId, view, command = '' }: Interaction,
  error: DomainError,
): Promise<Message | null> {
  if (!isDomainError(error, 'cannot-grant') || error.data.reason !== 'role') return null;
  const { actor, acting } = await findActor(pipeline, slackUserId, openedFor(view?.metadata));
  const { role } = error.data;
  const wanted = acting?.organization.roles.find(({ name }) => name === role);
  const capability = wanted?.capabilities.find(each => acting && !hasEverywhere(acting.permissions, each));
  if (!acting || !capability) return null;
  const lacking = { organizationId: acting.organization.id, capability };
  const situation = await situationOf(pipeline.domain.db, actor, lacking);
  const text = errorText(error, command);
  return situation && ceilingRefusal(pipeline.domain, actor, situation, { text, role });
}

/** What the person can do instead; nothing when the lookup fails. */
async function offersOf(
  { domain, directory, workspaceId }: Pipeline,
  { slackUserId }: Interaction,
  error: DomainError,
): Promise<ActionsBlock[]> {
  const actor = await directory.byId(workspaceId, slackUserId).catch(() => null);
  return actor ? offersFor(domain, actor, error).catch(() => []) : [];
}

async function acknowledgeLate(interaction: Interaction): Promise<void> {
  if (interaction.kind !== 'submission') return interaction.ack();
  await interaction.ack({
    response_action: 'update',
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Foyer' },
      close: { type: 'plain_text', text: texts().answers.close },
      blocks: [
        {
          type: 'section',
          text: { type: 'plain_text', text: texts().answers.working },
        },
      ],
    },
  });
}
