import { html } from 'hono/html';
import { type Html, page } from '../pages/layout.ts';
import { fieldsOf, kindOf, type Schema } from './reference-schema.ts';

/** As much of an OpenAPI document as the page shows. */
export interface Described {
  info: { title: string; description?: string };
  paths?: object;
  components?: { schemas?: object };
}

interface Operation {
  summary?: string;
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** The reference of the API for people: every route with its scope, its fields and its answers, then every shape. */
export function referencePage({ info, paths = {}, components: { schemas = {} } = {} }: Described): Html {
  const routes = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, operation]) =>
        route(`${method.toUpperCase()} ${path}`, operation),
      ),
  );
  const shapes = Object.entries(schemas as Record<string, Schema>).map(
    ([name, schema]) => html`<h2 id="${name}">${name}</h2>${fields(schema)}`,
  );
  return page(
    `${info.title} API`,
    html`<p>${info.description}</p>
      <p>Send a key with each request: <code>Authorization: Bearer foyer_…</code>. Admins make keys with
      <code>/invite api-keys</code> in Slack. Programs read the same at <a href="/v1/openapi.json">/v1/openapi.json</a>.</p>
      ${routes}${shapes}`,
  );
}

function route(
  name: string,
  { summary, security, parameters = [], requestBody, responses = {} }: Operation,
): Html {
  const scopes = (security ?? []).flatMap(each => Object.values(each).flat());
  const [body] = Object.values(requestBody?.content ?? {});
  const asked: Schema = {
    properties: Object.fromEntries(parameters.map(each => [each.name, each.schema ?? {}])),
    required: parameters.filter(each => each.required).map(each => each.name),
  };
  return html`<h2>${summary ?? name}</h2>
    <p><code>${name}</code><br>Scope: <code>${scopes.join(', ')}</code></p>
    ${fields(asked)}${fields(body?.schema)}
    ${Object.entries(responses)
      .filter(([status]) => status !== 'default')
      .map(([status, { description = '', content = {} }]) => {
        const [answer] = Object.values(content);
        return html`<p>${status}: ${words(description)} ${kind(answer?.schema)}</p>`;
      })}`;
}

function fields(schema: Schema | undefined): Html | string {
  const all = fieldsOf(schema);
  if (all.length === 0) return '';
  return html`<dl>${all.map(
    ({ name, isRequired, about, shape }) =>
      html`<dt><code>${name}</code> ${kind(shape)}${isRequired ? ', required' : ''}</dt><dd>${words(about)}</dd>`,
  )}</dl>`;
}

/** What a value is, with a link to its shape. */
function kind(schema: Schema | undefined): Html {
  const { text, shape } = kindOf(schema);
  return shape ? html`${text} <a href="#${shape}">${shape}</a>` : html`${text}`;
}

/** A sentence, with its code as code. */
function words(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
