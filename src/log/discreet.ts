import type { Logger } from 'pino';
import { describeError } from './error.ts';
import { requestNotes } from './request.ts';
import { scrub } from './scrub.ts';

/**
 * The fields that a line may contain besides its message: ids of Slack and of rows, codes, counts, and addresses of
 * this program. Everything else is left out, so no personal data gets in by accident.
 */
const FIELDS = new Set([
  'url',
  'requestUrl',
  'team',
  'mode',
  'reference',
  'kind',
  'route',
  'operation',
  'outcome',
  'ms',
  'part',
  'status',
  'task',
  'origin',
  'type',
  'deliveryId',
  'invitationId',
  'joinRequestId',
  'importId',
  'organizationId',
  'workspaceId',
  'channelId',
  'eventId',
  'fileId',
  'slackId',
  'slackUserId',
  'owner',
  'againInMs',
  'most',
  'count',
  'source',
  'signal',
  'method',
]);
/** An id, a code or an address of this program: one word without "@". */
const WORD = /^[\w:/.,+*[\]-]{1,300}$/u;

const LEVELS = new Set<PropertyKey>(['fatal', 'error', 'warn', 'info', 'debug', 'trace']);
const known = new WeakSet<Logger>();

/**
 * Wraps a log so that it writes no personal data and no secret at any level. Of errors it writes class, codes and stack
 * without their messages, which quote data; it writes only listed fields; and it removes text that looks like an
 * address, a token or a password.
 * @param secrets texts that are never written, such as the signing secret
 */
export function discreet(log: Logger, secrets: readonly string[] = []): Logger {
  if (known.has(log)) return log;
  const clean = new Proxy(log, {
    get(target, name) {
      if (LEVELS.has(name)) return writer(target, name as 'info', secrets);
      if (name === 'child') {
        return (fields: Record<string, unknown>) => discreet(target.child(allowed(fields)), secrets);
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  known.add(clean);
  return clean;
}

/** Drops further arguments, because the logger would insert them into the message. */
function writer(log: Logger, level: 'info', secrets: readonly string[]) {
  return (first: unknown, second?: unknown) => {
    if (!log.isLevelEnabled(level)) return;
    const words = [first, second].find(each => typeof each === 'string') ?? 'something happened';
    const fields = first instanceof Error ? { err: first } : isObject(first) ? first : {};
    log[level](allowed(ofRequest(fields)), scrub(words as string, secrets));
  };
}

/** With the reference of the running request. */
function ofRequest(fields: Record<string, unknown>): Record<string, unknown> {
  const reference = requestNotes()?.reference;
  return reference && fields.reference === undefined ? { ...fields, reference } : fields;
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept.err = describeError(value);
    else if (FIELDS.has(name) && isHarmless(value)) kept[name] = value;
    else if (value !== undefined) leftOut.push(name);
  }
  return leftOut.length > 0 ? { ...kept, leftOut } : kept;
}

function isHarmless(value: unknown): boolean {
  if (typeof value === 'string') return WORD.test(value) && scrub(value) === value;
  return value === null || ['number', 'boolean', 'bigint'].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
