import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A foreign host on this machine: it answers every request and records it. */
export interface ForeignHost extends AsyncDisposable {
  url: string;
  requests: { method: string; path: string; headers: IncomingHttpHeaders }[];
}

/** Starts one; `await using` stops it. */
export async function startForeignHost(
  body = 'Email,Role\nsecret@intranet.example,Remote\n',
  type = 'text/csv',
) {
  const requests: ForeignHost['requests'] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, path: url, headers });
    request.resume();
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host: ForeignHost = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return host;
}
