import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { runCommandUntil } from '../faults/run-command-until.ts';
import { setUpAt } from '../faults/set-up.ts';
import { until } from '../faults/until.ts';
import { openWorkplace } from '../support/process.ts';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string } }[];
}

/** A collector of traces, as OpenTelemetry's protocol over HTTP with JSON has it. */
async function startCollector() {
  const spans: Span[] = [];
  let whole = '';
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    whole += text;
    for (const { scopeSpans } of JSON.parse(text).resourceSpans) {
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    everything: () => whole,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

it('one trace leads from Slack’s request through the operation, its statements and its job to the sent message, and names nobody', async () => {
  await using collector = await startCollector();
  await using place = await openWorkplace();
  const program = await place.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  });
  await setUpAt(place);
  const grace = place.slack.person('grace');
  await runCommandUntil(place.slack, grace, '/invite @ada as VIEWER', 'Invited Ada Lovelace');
  await place.slack.waitFor(() => place.slack.person('ada').messages().length > 0, 'the card');
  const invited = () => collector.spans.find(({ name }) => name === 'invite');
  const ofTrace = () => collector.spans.filter(({ traceId }) => traceId === invited()?.traceId);
  const named = (name: string) => ofTrace().find(span => span.name === name);
  await until(
    async () => named('slack chat.postMessage') && named('command *') && named('job send'),
    'the trace',
  );

  /** The names of a step and of all those that it is part of. */
  const path = (span: Span | undefined): string[] =>
    span ? [span.name, ...path(ofTrace().find(({ spanId }) => spanId === span.parentSpanId))] : [];
  expect(path(named('slack chat.postMessage'))).toEqual([
    'slack chat.postMessage',
    'job send',
    'prisma:client:transaction',
    'invite',
    'command *',
  ]);
  const statement = ofTrace().filter(({ name }) => name.includes('db_query'));
  expect(statement.some(span => path(span).includes('invite'))).toBe(true);
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  for (const text of ['Lovelace', 'lovelace.example', 'Hopper', 'VIEWER', 'xoxb', 'xapp']) {
    expect(collector.everything()).not.toContain(text);
  }
});

it('a collector that can’t be reached stops nothing', async () => {
  await using place = await openWorkplace();
  const program = await place.start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  await setUpAt(place);
  program.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});
