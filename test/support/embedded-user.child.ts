// Uses the embedded PostgreSQL of the given folder, prints its URL, and releases it when its input closes.
import { once } from 'node:events';
import { startEmbeddedPostgres } from '../../src/database/embedded.ts';

const server = await startEmbeddedPostgres(process.argv[2] ?? '');
// An application ends when it is ready, not at the first signal.
process.on('SIGINT', () => console.log('SIGINT'));
console.log(server.url);
await once(process.stdin.resume(), 'end');
await server.stop();
console.log('stopped');
