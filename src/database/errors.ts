// https://www.prisma.io/docs/orm/reference/error-reference
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024']);
// The driver adapter's names for the same, which Prisma wraps as a failed raw query (P2010).
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
// PostgreSQL: connection exceptions; no connection, memory or disk left; a file that can't be written; shut down by an
// administrator, crashed, not yet up; a statement that took or waited too long, which PostgreSQL ended; a server that
// only reads, because another has taken over.
const UNAVAILABLE_SQL = /^(08...|53...|58030|57014|57P0[1235]|25006)$/;
// `pg` and Prisma give these only as text.
const UNAVAILABLE_WORDS =
  /timeout exceeded when trying to connect|Query read timeout|timeout expired|Connection terminated|Client has encountered a connection error|cannot be executed on an expired transaction|Unable to start a transaction in the given time/;

// Serialization failure, deadlock (and Prisma's code for both); a reference to a row that another transaction has just
// removed, and a row that it has just added: the next run finds it missing, or there, and says so.
const RETRYABLE = new Set(['P2034', '40001', '40P01', 'P2003', '23503', 'P2002', '23505']);

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
 * Was the database unreachable, gone, full or without a free connection? Then nothing was done, or nobody knows whether it
 * was, and a retry may work. An error of a statement that PostgreSQL refused isn't one of these.
 */
export function isUnavailable(error: unknown): boolean {
  return layersOf(error).some(({ code, originalCode, kind, message }) => {
    if (typeof kind === 'string' && UNAVAILABLE_KINDS.has(kind)) return true;
    if ([code, originalCode].some(isUnavailableCode)) return true;
    return typeof message === 'string' && UNAVAILABLE_WORDS.test(message);
  });
}

/**
 * Did the transaction lose against another (serialization failure, deadlock, or a removed reference), so that it can
 * simply run again?
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

/** The error and every error that it wraps: Prisma's, the driver adapter's, that of `pg`, one per address tried. */
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
