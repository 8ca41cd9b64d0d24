import { STATUS_CODES } from 'node:http';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { DomainError, DomainErrorCode } from '../../domain/errors.ts';
import { errorText } from '../../slack/errors.ts';

/** What went wrong with a request. Source: RFC 9457, Problem Details for HTTP APIs */
export const problemShape = z
  .object({
    type: z.string().openapi({ example: 'urn:foyer:problem:member-not-found' }),
    title: z.string().openapi({ example: 'Not Found' }),
    status: z.int().openapi({ example: 404 }),
    detail: z
      .string()
      .openapi({ description: 'What is wrong and what to do.', example: 'Nobody has this id here.' }),
    code: z.string().openapi({
      description: 'Which problem it is. A code keeps its meaning.',
      example: 'member-not-found',
    }),
    errors: z
      .array(z.object({ field: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: 'What is wrong with each field of the request.' }),
  })
  .openapi('Problem');

type Problem = z.output<typeof problemShape>;

/** A request that the API refuses. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: Problem['errors']; headers?: Record<string, string> } = {},
  ) {
    super(code);
    const { errors, headers = {} } = more;
    this.problem = {
      type: `urn:foyer:problem:${code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail,
      code,
      ...(errors && { errors }),
    };
    this.headers = headers;
  }
}

/** Codes whose status their name doesn't give away. */
const statuses: Partial<Record<DomainErrorCode, number>> = {
  'cannot-grant': 403,
  'cannot-manage-member': 403,
  'cannot-act': 403,
  'own-access': 403,
  'own-deactivation': 403,
  'self-invitation': 422,
  'email-too-long': 422,
  'text-too-long': 422,
  'role-needs-groups': 422,
  'resent-too-soon': 429,
};

function statusOf(code: DomainErrorCode): number {
  const known = statuses[code];
  if (known) return known;
  if (/-not-found$/u.test(code)) return 404;
  if (/^(?:not-allowed|only-)/u.test(code)) return 403;
  return /^(?:invalid|unknown|unclear)-/u.test(code) ? 422 : 409;
}

/** A refusal of a rule as the API says it. */
export function refusalOf(error: DomainError, command: string): ApiError {
  const detail = errorText(error, command);
  const field = error.field ?? fieldOf(error);
  const wait = error.code === 'resent-too-soon' ? (error as DomainError<'resent-too-soon'>).data.minutes : 0;
  return new ApiError(statusOf(error.code), error.code, detail, {
    ...(field && { errors: [{ field, detail }] }),
    ...(wait > 0 && { headers: { 'retry-after': String(wait * 60) } }),
  });
}

function fieldOf(error: DomainError): string | undefined {
  return error.code === 'invalid-input' ? (error as DomainError<'invalid-input'>).data.path : undefined;
}

/** Answers with the problem. */
export function answerProblem(context: Context, { problem, headers }: ApiError): Response {
  return context.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}
