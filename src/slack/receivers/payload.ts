import { z } from 'zod';

/** Slack's payloads always name their workspace and user; Bolt relies on that. */
const ids = z.looseObject({ id: z.string() });
/** Removes null fields of an event: Bolt reads them and would fail. */
function withoutNulls(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
}

/** Treats null as absent: Slack sometimes sends it. */
const absent = <Type extends z.ZodType>(type: Type) => type.nullish().transform(value => value ?? undefined);
const values = z.record(z.string(), z.record(z.string(), z.looseObject({})));
/** The view of a press or submission. */
const view = z.looseObject({
  id: z.string(),
  private_metadata: z.string(),
  blocks: z
    .array(z.unknown())
    .nullish()
    .transform(blocks => blocks ?? []),
});

const payload = z.union([
  z.looseObject({
    type: z.literal('event_callback'),
    /** Absent when Foyer is installed for a whole Enterprise organization; the payload names that instead. */
    team_id: z.string().nullish(),
    event: z.looseObject({ type: z.string() }).transform(withoutNulls),
  }),
  z.looseObject({
    command: z.string(),
    text: z.string().default(''),
    team_id: z.string().nullish(),
    user_id: z.string(),
    trigger_id: z.string(),
    response_url: absent(z.string()),
  }),
  z.looseObject({
    type: z.literal('block_actions'),
    user: ids,
    team: ids.nullable(),
    actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
    trigger_id: z.string(),
    response_url: absent(z.string()),
    view: absent(view.extend({ type: z.string(), state: absent(z.looseObject({ values: absent(values) })) })),
    channel: absent(ids),
    message: absent(z.looseObject({ ts: z.string() })),
  }),
  z.looseObject({
    type: z.enum(['view_submission', 'view_closed']),
    user: ids,
    team: ids.nullable(),
    view: view.extend({ callback_id: z.string(), state: z.looseObject({ values }) }),
  }),
  z.looseObject({
    type: z.literal('shortcut'),
    user: ids,
    team: ids.nullable(),
    callback_id: z.string(),
    trigger_id: z.string(),
  }),
  z.looseObject({
    type: z.literal('block_suggestion'),
    user: ids,
    team: ids.nullable(),
    action_id: z.string(),
    block_id: z.string(),
    value: z.string(),
    view: absent(z.looseObject({ private_metadata: absent(z.string()) })),
  }),
]);

/** A payload with a shape that Bolt and the routes can trust. */
export type Payload = Record<string, unknown>;

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
