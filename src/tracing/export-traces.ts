/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT. The other settings of OpenTelemetry, such as OTEL_EXPORTER_OTLP_HEADERS,
 * OTEL_SERVICE_NAME and OTEL_TRACES_SAMPLER, are read by its libraries.
 * Source: opentelemetry.io, OTLP Exporter Configuration
 * @returns sends what is left, at the end
 */
export async function exportTraces(): Promise<() => Promise<void>> {
  // Loaded only for those who trace: they cost every start time and memory.
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources, { traceStatements }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('../database/trace-statements.ts'),
    ]);
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources;
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'foyer' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  traceStatements(provider);
  return () => provider.shutdown();
}
