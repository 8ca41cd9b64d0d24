import type { OutgoingHttpHeaders } from 'node:http';

/** An answer of the web server; an object is sent as JSON. */
export interface WebAnswer {
  status: number;
  body: string | object;
  /** In lower case; they replace the usual ones. */
  headers?: OutgoingHttpHeaders;
}
