import { z } from 'zod';
import { limits } from '../domain/limits.ts';

/**
 * What Slack leaves out, or says as null, "" or something of another type: any field of a user, file or channel may be
 * so, and none of them may keep a person from anything.
 * Source: docs.slack.dev, users.info ("may not be present at all, may be null or may contain the empty string")
 */
const odd = <Value>(read: (value: unknown) => Value) => z.unknown().optional().transform(read);

/** A string or nothing, without what PostgreSQL cannot keep, and no more of it than of what people type. */
export const textOrNull = odd(value =>
  typeof value === 'string' ? value.slice(0, limits.field).toWellFormed().replaceAll('\0', '') || null : null,
);

/** True only where Slack says so. */
export const flag = odd(value => value === true);

/** A number from 0 on, or nothing. */
export const numberOrNull = odd(value =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null,
);

/** The strings of a list; none where there is no list. */
export const texts = odd(value =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : [],
);

/** The members of a list; none where there is no list. */
export const listOrNone = odd((value): unknown[] => (Array.isArray(value) ? value : []));

/** An object within an object; an empty one where there is none. */
export const part = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    value => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  );

/** Slack's ids: letters and digits. Nothing else is taken for one. */
export const slackId = z.string().regex(/^[\w-]{1,64}$/u);
