import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDownloadPath, serveDownload, serveSignIn } from './files/download-endpoint.ts';
import { isUploadPath, serveUpload } from './files/upload-endpoint.ts';
import type { Front } from './front.ts';
import { oauthPath, serveOAuth } from './oauth/endpoint.ts';
import { isOpenIdPath, serveOpenId } from './openid/endpoint.ts';
import { serveResponseUrl } from './response-url-endpoint.ts';
import { ResponseUrls } from './response-urls.ts';
import { serveApi } from './web-api/endpoint.ts';

/** The team in the path of a response URL, an upload or a file. */
const teamInPath = /^\/(?:commands|actions|upload\/v1|files-pri)\/(T[A-Z0-9]+)/;

function route(front: Front, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', front.lobby.url);
  const world = front.ofTeam(teamInPath.exec(url.searchParams.get('redir') ?? url.pathname)?.[1]);
  const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
  if (method && (request.method === 'POST' || request.method === 'GET')) {
    void serveApi(front, method, url, request, response);
  } else if (request.method === 'POST' && ResponseUrls.matches(url.pathname)) {
    void serveResponseUrl(world, url.pathname, request, response);
  } else if ((request.method === 'GET' || request.method === 'HEAD') && isDownloadPath(url.pathname)) {
    void serveDownload(world, request, response, url.pathname);
  } else if (request.method === 'POST' && isUploadPath(url.pathname)) {
    void serveUpload(world, request, response, url.pathname);
  } else if ((request.method === 'GET' || request.method === 'POST') && isOpenIdPath(url.pathname)) {
    void serveOpenId(world, request, response, url);
  } else if ((request.method === 'GET' || request.method === 'POST') && url.pathname === oauthPath) {
    void serveOAuth(world, request, response, url);
  } else if (request.method === 'GET' && url.pathname === '/' && url.searchParams.has('redir')) {
    serveSignIn(world, response);
  } else {
    request.resume();
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }
}

/** Serves the Web API, response URLs, files and WebSocket upgrades on 127.0.0.1. Sets the lobby's `url`. */
export async function serve(front: Front, port: number): Promise<Server> {
  const { lobby } = front;
  const server = createServer((request, response) => route(front, request, response));
  // Longer than any client keeps an idle connection, so none is closed during a request.
  server.keepAliveTimeout = 65_000;
  server.on('upgrade', (request, socket, head) => lobby.socketMode.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  lobby.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

/** Closes the server and its open connections. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
