import { z } from 'zod';
import { limits } from '../domain/limits.ts';

/**
 * Schemas for fields that Slack omits, or sends as null, "" or another type: any field of a user, file or channel may
 * be like that, and none may stop a person's request.
 * Source: docs.slack.dev, users.info ("may not be present at all, may be null or may contain the empty string")
 */
const odd = <Value>(read: (value: unknown) => Value) => z.unknown().optional().transform(read);

/** A string or null, without characters that PostgreSQL can't store, and cut to the length that people can type. */
export const textOrNull = odd(value =>
  typeof value === 'string' ? value.slice(0, limits.field).toWellFormed().replaceAll('\0', '') || null : null,
);

/** True only when Slack says so. */
export const flag = odd(value => value === true);

/** A number from 0 on, or null. */
export const numberOrNull = odd(value =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null,
);

/** The strings of a list; empty when there is no list. */
export const texts = odd(value =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each !== '') : [],
);

/** The items of a list; empty when there is no list. */
export const listOrNone = odd((value): unknown[] => (Array.isArray(value) ? value : []));

/** An object within an object; empty when there is none. */
export const part = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    value => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  );

/** A Slack id: letters and digits only. */
export const slackId = z.string().regex(/^[\w-]{1,64}$/u);
