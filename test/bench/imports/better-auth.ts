import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins';
import { Pool } from 'pg';
import { admin } from './crowd.ts';

/** The yardstick: better-auth with its organization plugin, on a database of its own. */
export interface Yardstick {
  /** A fresh organization of the signed-in owner; returns its id. */
  createOrganization(): Promise<string>;
  /** One call of createInvitation, as the owner's server would make it. */
  invite(organizationId: string, email: string): Promise<void>;
  /** The pending invitations that the database holds of an organization. */
  countPending(organizationId: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts it on an empty database with the schema that it makes itself. It gets what makes it fast: a pool of the size of
 * Foyer's, and the session from the signed cookie instead of the database. No email is sent.
 */
export async function startYardstick(databaseUrl: string): Promise<Yardstick> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const options = {
    database: pool,
    baseURL: 'http://127.0.0.1:9',
    secret: 'a secret of the benchmark, 32 characters or more',
    emailAndPassword: { enabled: true },
    session: { cookieCache: { enabled: true, maxAge: 3_600 } },
    telemetry: { enabled: false },
    plugins: [organization({ invitationLimit: 1_000, sendInvitationEmail: async () => {} })],
  };
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  const { email, name } = admin;
  const { headers: answered } = await auth.api.signUpEmail({
    body: { email, name, password: 'a password of the benchmark' },
    returnHeaders: true,
  });
  const cookie = answered.getSetCookie().map(line => line.split(';')[0]);
  const headers = new Headers({ cookie: cookie.join('; ') });
  let made = 0;
  return {
    async createOrganization() {
      made += 1;
      const body = { name: 'Lovelace Labs', slug: `lovelace-labs-${made}` };
      const { id } = await auth.api.createOrganization({ headers, body });
      return id;
    },
    async invite(organizationId, invited) {
      const body = { email: invited, role: 'member' as const, organizationId };
      await auth.api.createInvitation({ headers, body });
    },
    async countPending(organizationId) {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int from invitation where "organizationId" = $1 and status = 'pending'`,
        [organizationId],
      );
      return rows[0]?.count ?? 0;
    },
    stop: () => pool.end(),
  };
}
