/** What the log writes about an error: not its message, which can quote a person, a payload or a secret. */
interface DescribedError {
  type: string;
  /** Only when the message is a code and an address, such as "connect ECONNREFUSED 127.0.0.1:5432". */
  says?: string;
  stack?: string;
  cause?: DescribedError;
  errors?: DescribedError[];
  [code: string]: unknown;
}

/** Properties of Node's, PostgreSQL's, Prisma's and Slack's errors that name a kind, never a value. */
const CODES = [
  'code',
  'errno',
  'syscall',
  'port',
  'statusCode',
  'status',
  'retryAfter',
  'severity',
  'routine',
  'schema',
  'table',
  'column',
  'constraint',
  'kind',
  'originalCode',
  'modelName',
];
const CODE = /^[\w.:,-]{1,100}$/u;
const PLACES = ['file:', 'node:', '/', ':\\', '<anonymous>'];

/** Is this a stack line with a position in the code? */
function isFrame(line: string): boolean {
  return /^\s+at /u.test(line) && !line.includes('@') && PLACES.some(place => line.includes(place));
}
const SYSTEM = /^(?:connect|read|write|listen|getaddrinfo|bind) E[A-Z_]+(?: [\w.:[\]-]+)?$/u;
const DEPTH = 5;
const SHOWN = 10;

/** The kind of an error, its codes, its stack and its causes. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!isObject(error)) return { type: typeof error };
  const { message, cause, data, issues, meta, original, errors } = error;
  const type = code(error.constructor?.name) ?? 'Error';
  const says = typeof message === 'string' && SYSTEM.test(message) ? message : undefined;
  const slack = isObject(data) ? code(data.error) : undefined;
  const scope = isObject(data) ? code(data.needed) : undefined;
  const faults = Array.isArray(issues)
    ? issues.slice(0, SHOWN).map(issue => (isObject(issue) && code(issue.code)) || 'unknown')
    : undefined;
  const stack = framesOf(error);
  const inner = [cause, isObject(meta) && meta.driverAdapterError, original].find(isObject);
  const goesOn = depth < DEPTH;
  return {
    type,
    ...codesOf(error),
    ...(isObject(meta) && codesOf(meta)),
    ...(says && { says }),
    ...(slack && { slack }),
    ...(scope && { scope }),
    // Without the path: it contains keys of the payload.
    ...(faults && { faults }),
    ...(stack && { stack }),
    ...(goesOn && inner && { cause: describeError(inner, depth + 1) }),
    ...(goesOn &&
      Array.isArray(errors) && {
        errors: errors.slice(0, SHOWN).map(each => describeError(each, depth + 1)),
      }),
  };
}

function codesOf(shape: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    CODES.flatMap((name): [string, unknown][] => {
      const value = typeof shape[name] === 'number' ? shape[name] : code(shape[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Only the stack lines: removes the message before them, however many lines it has. */
function framesOf({ stack, message }: Record<string, unknown>): string | undefined {
  if (typeof stack !== 'string') return undefined;
  const at = typeof message === 'string' ? stack.indexOf(message) : -1;
  const places = at === -1 ? stack : stack.slice(at + String(message).length);
  const frames = places.split('\n').filter(line => isFrame(line));
  return frames.length > 0 ? frames.join('\n') : undefined;
}

function code(value: unknown): string | undefined {
  return typeof value === 'string' && CODE.test(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
