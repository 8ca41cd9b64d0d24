import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import SCIMMY from 'scimmy';
import { DomainError, type DomainErrorCode } from '../../domain/errors.ts';
import { ApiError, refusalOf } from '../api/problem.ts';

/** The media type of SCIM. Source: RFC 7644, HTTP Content-Type */
export const SCIM_JSON = 'application/scim+json';
const SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
/** What refusals tell people to type. */
const COMMAND = '/invite';

/** What a directory reads of a request that was refused. Source: RFC 7644, HTTP Status and Error Response Handling */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: string | undefined;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    detail: string,
    scimType?: string | undefined,
    headers: Record<string, string> = {},
  ) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
    this.headers = headers;
  }
}

/** Statuses and types of refusals that differ from those of the API. */
const known: Partial<Record<DomainErrorCode, [status: number, scimType?: string]>> = {
  'already-member': [409, 'uniqueness'],
  'new-account': [409, 'uniqueness'],
  'duplicate-group': [409, 'uniqueness'],
  'name-looks-alike': [409, 'uniqueness'],
  'address-from-slack': [400, 'mutability'],
  // With 409 a directory looks for another resource of the same name.
  'no-seat': [403],
  'acceptance-unset': [403],
  'last-holder': [403],
  'uninvitable-person': [403],
  'member-account': [403],
  'role-needs-groups': [403],
  'group-is-all-they-have': [403],
  'group-linked': [403],
  'group-from-slack': [403],
};

/** Any failure as SCIM says it; null: a fault of Foyer's own. */
export function scimErrorOf(error: unknown): ScimError | null {
  if (error instanceof ScimError) return error;
  if (error instanceof DomainError) {
    const refusal: DomainError = error;
    const { problem } = refusalOf(refusal, COMMAND);
    const [status, scimType] = known[refusal.code] ?? statusIn(problem.status);
    return new ScimError(status, problem.detail, scimType);
  }
  if (error instanceof ApiError) {
    const [status, scimType] = statusIn(error.problem.status);
    return new ScimError(status, error.problem.detail, scimType, error.headers);
  }
  if (error instanceof SCIMMY.Types.Error) {
    return new ScimError(error.status, error.message, error.scimType ?? undefined);
  }
  if (error instanceof HTTPException) return new ScimError(error.status, error.message);
  return null;
}

/** SCIM has no 422. */
const statusIn = (status: number): [number, string?] => (status === 422 ? [400, 'invalidValue'] : [status]);

/** Answers with the error. */
export function answerError(context: Context, { status, message, scimType, headers }: ScimError): Response {
  const body = {
    schemas: [SCHEMA],
    status: String(status),
    ...(scimType && { scimType }),
    detail: message,
  };
  return context.body(JSON.stringify(body), status as 400, { 'content-type': SCIM_JSON, ...headers });
}
