import fc from 'fast-check';
import { anything, nasty, rarely } from '../mutations/values.ts';

/** As much of an OpenAPI document as requests are made from. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
}

export interface Document {
  paths: Record<
    string,
    Record<
      string,
      { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }
    >
  >;
  components?: { schemas?: Record<string, Schema> };
}

/** A request, well-formed as HTTP and wrong in any other way. */
export interface Mutated {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const cell = fc.oneof(
  fc.constantFrom(
    'una@elsewhere.example',
    'new@elsewhere.example',
    'VIEWER',
    'Teacher Laptops',
    'revoke',
    '',
  ),
  nasty,
);
/** A CSV file, more or less. */
const file = fc
  .array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 })
  .map(rows => ['Email,Role,Groups,Name,Action', ...rows.map(row => row.join())].join('\n'));

/** Values that fit a schema most of the time. */
function fitting(schema: Schema | undefined, document: Document): fc.Arbitrary<unknown> {
  if (!schema) return anything;
  const own = ownValue(schema, document);
  return fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: anything });
}

function ownValue(schema: Schema, document: Document): fc.Arbitrary<unknown> {
  if (schema.$ref)
    return fitting(document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''], document);
  const [first, ...rest] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return fc.oneof(...[first, ...rest].map(each => fitting(each, document)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(
      ([name, each]) => [name, fitting(each, document)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  }
  if (schema.items) return fc.array(fitting(schema.items, document), { maxLength: 4 });
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.type === 'integer') return fc.integer();
  if (schema.type === 'boolean') return fc.boolean();
  return nasty;
}

/** Requests made from what the document says of each route, with known ids among the made-up ones. */
export function mutatedRequests(document: Document, ids: string[]): fc.Arbitrary<Mutated> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  return fc.constantFrom(...operations).chain(({ path, method, parameters = [], requestBody }) => {
    const [[mediaType, media] = []] = [Object.entries(requestBody?.content ?? {})[0]];
    const isFile = mediaType === 'text/csv';
    const query = parameters.filter(each => each.in === 'query');
    const fields = Object.fromEntries(query.map(({ name, schema }) => [name, fitting(schema, document)]));
    return fc
      .record({
        id: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: nasty }),
        query: fc.record(fields, { requiredKeys: [] }),
        more: fc.dictionary(nasty, nasty, { maxKeys: 1 }),
        body: isFile ? file : media ? fitting(media.schema, document) : fc.constant(undefined),
        raw: rarely(nasty, 8),
        type: fc.oneof(
          { weight: 8, arbitrary: fc.constant('application/json') },
          {
            weight: 1,
            arbitrary: fc.constantFrom(
              'text/plain',
              'application/x-www-form-urlencoded',
              'application/json; charset=utf-16',
            ),
          },
        ),
        name: rarely(fc.stringMatching(/^[ -~]{0,300}$/u), 6),
        tag: rarely(fc.constantFrom('*', '"x"', 'W/"x"', 'x'), 6),
      })
      .map(({ id, query: asked, more, body, raw, type, name, tag }) => {
        const parts = { ...asked, ...more };
        const search = Object.entries(parts).map(([key, value]) => `${encode(key)}=${encode(textOf(value))}`);
        const target = path.replace('{id}', encode(id)) + (search.length > 0 ? `?${search.join('&')}` : '');
        return {
          method: method.toUpperCase(),
          target,
          headers: {
            'content-type': type,
            ...(name !== undefined && { 'idempotency-key': name.trim() }),
            ...(tag !== undefined && { 'if-none-match': tag }),
          },
          body: method === 'get' ? undefined : (raw ?? (isFile ? textOf(body) : jsonOf(body))),
        };
      });
  });
}

const jsonOf = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encode = (text: string) => encodeURIComponent(text.toWellFormed());
