import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'page');
const KINDS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Only the page itself may contain scripts and styles; images of messages may come from anywhere. */
const POLICY = [
  "default-src 'self'",
  'img-src * data:',
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const names = new Set(readdirSync(FOLDER).filter(name => extname(name) in KINDS));

/**
 * Answers with a file of the page; false when the page has no such file.
 * @param framed the address of the one page that it may show in a frame
 */
export async function servePage(response: ServerResponse, path: string, framed?: string): Promise<boolean> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  if (!names.has(name)) return false;
  const content = await readFile(join(FOLDER, name));
  response.writeHead(200, {
    'content-type': KINDS[extname(name)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'content-security-policy': framed ? `${POLICY}; frame-src ${new URL(framed).origin}` : POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
  return true;
}
