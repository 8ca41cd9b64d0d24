// https://www.prisma.io/docs/orm/reference/error-reference
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024']);
// What the driver adapter calls the same, where Prisma wraps it as a failed raw query (P2010).
const UNAVAILABLE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
const UNAVAILABLE_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
// PostgreSQL: connection exceptions, out of connections, shut down by an administrator, crashed, not yet up.
const UNAVAILABLE_SQL = /^(08...|53300|57P0[1235])$/;
// `pg` and Prisma say these in words alone.
const UNAVAILABLE_WORDS =
  /timeout exceeded when trying to connect|Query read timeout|timeout expired|Connection terminated|Client has encountered a connection error|Unable to start a transaction in the given time/;

// Serialization failure, deadlock (and Prisma's word for both); and a row referred to that another transaction has
// removed meanwhile: run again, it is found missing and told so in words.
const RETRYABLE = new Set(['P2034', '40001', '40P01', 'P2003', '23503']);

type Shape = {
  code?: unknown;
  message?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
  errors?: unknown[];
};

/**
 * Whether the database could not be reached, has gone away or has no connection free: nothing was done, or it is not
 * known to have been done, and the same may well work later. A statement that PostgreSQL refused is none of these.
 */
export function isUnavailable(error: unknown): boolean {
  return layersOf(error).some(({ code, originalCode, kind, message }) => {
    if (typeof kind === 'string' && UNAVAILABLE_KINDS.has(kind)) return true;
    if ([code, originalCode].some(isUnavailableCode)) return true;
    return typeof message === 'string' && UNAVAILABLE_WORDS.test(message);
  });
}

/**
 * Whether the transaction lost against another (serialization failure, deadlock, or what it refers to was removed)
 * and may simply be run again.
 */
export function isRetryable(error: unknown): boolean {
  return layersOf(error).some(
    ({ code, originalCode, kind }) =>
      kind === 'TransactionWriteConflict' || [code, originalCode].some(value => RETRYABLE.has(String(value))),
  );
}

function isUnavailableCode(code: unknown): boolean {
  if (typeof code !== 'string') return false;
  return UNAVAILABLE_PRISMA.has(code) || UNAVAILABLE_SYSTEM.has(code) || UNAVAILABLE_SQL.test(code);
}

/** The error and all that it wraps: Prisma's, the driver adapter's, that of `pg`, one per address tried. */
function layersOf(error: unknown, depth = 0): Shape[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const shape = error as Shape;
  const inner = [
    shape.cause,
    shape.meta?.driverAdapterError,
    ...(Array.isArray(shape.errors) ? shape.errors : []),
  ];
  return [shape, ...inner.flatMap(each => layersOf(each, depth + 1))];
}
