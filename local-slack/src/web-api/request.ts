import type { IncomingMessage } from 'node:http';
import { ApiError } from '../api-error.ts';
import { isRecord } from '../block-kit/block.ts';
import type { Values } from './method.ts';

export interface ApiRequest {
  token?: string;
  /** The app's own id and secret, from HTTP Basic authentication. */
  client?: Values;
  values: Values;
  isJson: boolean;
  /** The warnings of the answer. */
  warnings: string[];
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function fields(form: URLSearchParams): Values {
  return Object.fromEntries(form);
}

async function readMultipart(body: Buffer, contentType: string): Promise<Values> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    return Object.fromEntries([...form].map(([name, value]) => [name, value]));
  } catch {
    throw new ApiError('invalid_form_data');
  }
}

/** RFC 6749, 2.3.1: both parts are encoded like a form before they are joined. */
function readBasic(authorization: string | undefined): Values | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const decode = (text: string) => new URLSearchParams(`part=${text}`).get('part') ?? '';
  return { client_id: decode(id), client_secret: decode(rest.join(':')) };
}

function readJson(body: Buffer): Values {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ApiError('invalid_json');
  }
  if (!isRecord(parsed)) throw new ApiError('json_not_object');
  return parsed;
}

/**
 * Reads a Web API request: form, multipart or JSON body, query string, and the token from either place that Slack
 * accepts.
 */
export async function readApiRequest(request: IncomingMessage, url: URL): Promise<ApiRequest> {
  const body = await readBody(request);
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const contentType = request.headers['content-type'] ?? '';
  const client = readBasic(request.headers.authorization);
  const query = fields(url.searchParams);
  if (contentType.startsWith('application/json')) {
    // Slack reads the token of a JSON call from the header only (docs: web-api, "Using JSON").
    const warnings = /charset=/i.test(contentType) ? [] : ['missing_charset'];
    return { token: bearer, client, values: body.length > 0 ? readJson(body) : {}, isJson: true, warnings };
  }
  let posted: Values = {};
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    posted = fields(new URLSearchParams(body.toString('utf8')));
  } else if (contentType.startsWith('multipart/form-data')) {
    posted = await readMultipart(body, contentType);
  } else if (body.length > 0) {
    throw new ApiError(contentType === '' ? 'missing_post_type' : 'invalid_post_type');
  }
  const { token, ...values } = { ...query, ...posted };
  return {
    token: bearer ?? (typeof token === 'string' ? token : undefined),
    client,
    values,
    isJson: false,
    warnings: [],
  };
}
