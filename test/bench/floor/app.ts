import { Pool } from 'pg';
import { accept } from './accept.ts';
import { invite, type Place } from './invite.ts';
import { readInvite, readPress, serveSlack } from './slack-request.ts';

/**
 * The floor: the same two requests on the same tables, written by hand with Node and `pg` alone. It has prepared
 * statements and as many warm connections as Foyer, and sends nothing to Slack.
 */
const { DATABASE_URL, SLACK_SIGNING_SECRET = '' } = process.env;
const CONNECTIONS = 10;

const pool = new Pool({ connectionString: DATABASE_URL, max: CONNECTIONS, min: CONNECTIONS });
const { rows } = await pool.query<Place>(
  'select id as "organizationId", workspace_id as "workspaceId" from organizations',
);
const [place] = rows;
if (!place) throw new Error('The database has no organization.');
await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('select pg_sleep(0.05)')));

serveSlack(SLACK_SIGNING_SECRET, async fields => {
  const payload = fields.get('payload');
  if (payload) return accept(pool, place, readPress(payload));
  const by = { slackUserId: fields.get('user_id') ?? '', requestKey: fields.get('trigger_id') };
  return invite(pool, place, by, readInvite(fields.get('text') ?? ''));
});
