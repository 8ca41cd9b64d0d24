import type { OutgoingHttpHeaders } from 'node:http';

/** An answer of the web server; an object is sent as JSON, a stream piece by piece. */
export interface WebAnswer {
  status: number;
  body: string | object | ReadableStream<Uint8Array>;
  /** In lower case; they replace the usual ones. */
  headers?: OutgoingHttpHeaders;
}
