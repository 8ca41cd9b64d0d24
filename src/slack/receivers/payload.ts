import { z } from 'zod';
import { slackId } from '../tolerant.ts';
import { asOneKind, type Payload } from './one-kind.ts';

/** Treats null as absent: Slack sometimes sends it. */
const absent = <Type extends z.ZodType>(type: Type) => type.nullish().transform(value => value ?? undefined);
const maybeId = z.union([slackId, z.literal('')]).nullish();
/** What Slack hands out to be used once, or the time of a message. */
const code = z.string().regex(/^[!-~]{1,255}$/u);

/** Slack's payloads always name their workspace and user; Bolt relies on that. */
const ids = z.looseObject({ id: slackId, team_id: maybeId, enterprise_id: maybeId });
/** Everything in an event that Bolt itself reads. */
const event = z
  .looseObject({
    type: z.string(),
    channel: z.union([maybeId, z.looseObject({})]),
    user: z.union([maybeId, z.looseObject({})]),
    item: z.looseObject({}).nullish(),
    subteam: z.looseObject({}).nullish(),
  })
  .transform(withoutNulls);
/** Removes null fields of an event: Bolt reads them and would fail. */
function withoutNulls(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
}

const values = z.record(z.string(), z.record(z.string(), z.looseObject({})));
/** The view of a press or submission. */
const view = z.looseObject({
  id: slackId,
  root_view_id: maybeId,
  previous_view_id: maybeId,
  app_installed_team_id: maybeId,
  private_metadata: z.string(),
  blocks: z
    .array(z.unknown())
    .nullish()
    .transform(blocks => blocks ?? []),
});
const option = z.looseObject({ value: absent(z.string()) });
const action = z.looseObject({
  action_id: z.string(),
  value: absent(z.string()),
  selected_option: absent(option),
});

/** Of a person, in a workspace or in a whole Enterprise organization. */
const interaction = z.looseObject({ user: ids, team: ids.nullable(), enterprise: ids.nullish() });

const payload = z.union([
  z
    .looseObject({
      type: z.literal('event_callback'),
      /** Absent when Foyer is installed for a whole Enterprise organization; the payload names that instead. */
      team_id: maybeId,
      enterprise_id: maybeId,
      authorizations: z.array(z.looseObject({ team_id: maybeId, enterprise_id: maybeId })).nullish(),
      event,
    })
    .transform(asOneKind('event')),
  z
    .looseObject({
      command: z.string(),
      text: z.string().default(''),
      team_id: maybeId,
      enterprise_id: maybeId,
      user_id: slackId,
      trigger_id: code,
      response_url: absent(z.string()),
    })
    .transform(asOneKind('command')),
  interaction
    .extend({
      type: z.literal('block_actions'),
      actions: z.array(action).min(1),
      trigger_id: code,
      response_url: absent(z.string()),
      view: absent(
        view.extend({ type: z.string(), state: absent(z.looseObject({ values: absent(values) })) }),
      ),
      channel: absent(ids),
      message: absent(z.looseObject({ ts: code })),
    })
    .transform(asOneKind('actions')),
  interaction
    .extend({
      type: z.enum(['view_submission', 'view_closed']),
      view: view.extend({ callback_id: z.string(), state: z.looseObject({ values }) }),
      response_urls: absent(z.array(z.looseObject({ response_url: z.string() }))),
    })
    .transform(asOneKind()),
  interaction
    .extend({ type: z.literal('shortcut'), callback_id: z.string(), trigger_id: code })
    .transform(asOneKind()),
  interaction
    .extend({
      type: z.literal('block_suggestion'),
      action_id: z.string(),
      block_id: z.string(),
      value: z.string(),
      view: absent(z.looseObject({ private_metadata: absent(z.string()) })),
      channel: absent(ids),
    })
    .transform(asOneKind('name')),
]);

/** Checks the shape of Slack's payload; null when Foyer doesn't handle it. */
export function checkPayload(body: unknown): Payload | null {
  const parsed = payload.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/**
 * Reads a request's body: JSON, or a form whose field "payload" may contain JSON.
 * @returns undefined when it is neither
 */
export function parseBody(contentType: string | undefined, body: string): unknown {
  try {
    if (contentType?.startsWith('application/json')) return JSON.parse(body);
    const fields = Object.fromEntries(new URLSearchParams(body));
    return fields.payload === undefined ? fields : JSON.parse(fields.payload);
  } catch {
    return undefined;
  }
}
