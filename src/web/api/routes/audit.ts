import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from '@hono/zod-openapi';
import { auditNouns, entriesBefore, exportAuditLog } from '../../../domain/audit/audit-log.ts';
import { auditFormats, formatAuditLog } from '../../../domain/audit/formats.ts';
import { type ApiParts, json, newApi, route } from '../env.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../paging.ts';
import { auditEntryOf, auditEntryShape } from '../shapes.ts';

/** What is sent in pieces has no tag: that would need all of it. */
export const EXPORT_PATH = '/v1/audit/export';

const cursor = z.object({ id: z.uuid() });

const time = z.iso.datetime({ offset: true }).transform(text => new Date(text));

const wanted = z.object({
  kind: z.enum(auditNouns).optional().openapi({ description: 'The first word of the action.' }),
  since: time.optional().openapi({ type: 'string', format: 'date-time', description: 'From then on.' }),
  before: time.optional().openapi({ type: 'string', format: 'date-time', description: 'Before then.' }),
});

const list = route('audit:read', {
  method: 'get',
  path: '/v1/audit',
  summary: 'Read the audit log',
  request: { query: pageQuery.extend(wanted.shape) },
  responses: { 200: json(pageOf(auditEntryShape), 'A page of entries, newest first.') },
});

const whole = route('audit:read', {
  method: 'get',
  path: EXPORT_PATH,
  summary: 'Export the audit log',
  request: { query: wanted.extend({ format: z.enum(auditFormats).default('csv') }) },
  responses: {
    200: {
      description: 'All entries, oldest first: CSV, or a line of JSON each.',
      content: { 'text/csv': { schema: z.string() }, 'application/jsonl': { schema: z.string() } },
    },
  },
});

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

/** The routes of the audit log. */
export function auditRoutes({ domain }: ApiParts) {
  const api = newApi();
  const filterOf = ({ kind, since, before }: z.output<typeof wanted>) => ({
    person: null,
    noun: kind ?? null,
    since: since ?? null,
    before: before ?? null,
  });
  api.openapi(list, async context => {
    const { actor, organizationId } = context.get('key');
    const { limit, cursor: from, ...rest } = context.req.valid('query');
    const older = readCursor(from, cursor)?.id ?? null;
    const filter = { ...filterOf(rest), older, size: limit };
    const entries = await entriesBefore(domain, actor, organizationId, filter);
    const keyOf = ({ id }: { id: string }) => ({ id });
    return context.json(pageFrom(context, entries, limit, { keyOf, shape: auditEntryOf }), 200);
  });
  api.openapi(whole, async context => {
    const { actor, organizationId } = context.get('key');
    const { format, ...rest } = context.req.valid('query');
    const { batches } = await exportAuditLog(domain, actor, organizationId, filterOf(rest));
    const pieces = encoded(formatAuditLog(format, batches));
    // Read while the answer is sent, which is no longer here: the workspace goes along.
    const here = AsyncLocalStorage.snapshot();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await here(() => pieces.next());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await here(() => pieces.return(undefined));
      },
    });
    return context.body(body, 200, {
      'content-type': types[format],
      'content-disposition': `attachment; filename="audit.${format}"`,
      'transfer-encoding': 'chunked',
    });
  });
  return api;
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
