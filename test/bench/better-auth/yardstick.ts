import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins';
import { Pool } from 'pg';

/** Somebody with an account, as their requests carry it. */
export type SignedIn = { userId: string; headers: Headers };

/** The yardstick: better-auth with its organization plugin, on a database of its own. */
export interface Yardstick {
  /** Makes an account and signs in with it. */
  signUp(person: { email: string; name: string }): Promise<SignedIn>;
  /** A fresh organization of that owner; returns its id. */
  createOrganization(owner: SignedIn): Promise<string>;
  /** Makes somebody an admin there, who can invite. */
  addAdmin(organizationId: string, admin: SignedIn): Promise<void>;
  /** One call of createInvitation, as the inviter's server would make it. */
  invite(by: SignedIn, organizationId: string, email: string): Promise<void>;
  /** One call of acceptInvitation. */
  accept(by: SignedIn, invitationId: string): Promise<void>;
  /** The pending invitations of an organization in the database. */
  countPending(organizationId: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts it on an empty database with the schema that it makes itself. It gets what makes it fast: a pool of the size of
 * Foyer's, and the session from the signed cookie instead of the database. No email is sent, and passwords are not
 * hashed: nothing that is measured needs one.
 */
export async function startYardstick(databaseUrl: string): Promise<Yardstick> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const password = { hash: async (plain: string) => plain, verify: async () => true };
  const options = {
    database: pool,
    baseURL: 'http://127.0.0.1:9',
    secret: 'a secret of the benchmark, 32 characters or more',
    emailAndPassword: { enabled: true, password },
    session: { cookieCache: { enabled: true, maxAge: 3_600 } },
    telemetry: { enabled: false },
    plugins: [
      organization({
        invitationLimit: 100_000,
        membershipLimit: 100_000,
        sendInvitationEmail: async () => {},
      }),
    ],
  };
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  let made = 0;
  return {
    async signUp({ email, name }) {
      const body = { email, name, password: 'a password of the benchmark' };
      const { headers: answered, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
      const cookie = answered.getSetCookie().map(line => line.split(';')[0]);
      return { userId: response.user.id, headers: new Headers({ cookie: cookie.join('; ') }) };
    },
    async createOrganization({ headers }) {
      made += 1;
      const body = { name: 'Lovelace Labs', slug: `lovelace-labs-${made}` };
      const { id } = await auth.api.createOrganization({ headers, body });
      return id;
    },
    async addAdmin(organizationId, { userId }) {
      await auth.api.addMember({ body: { organizationId, userId, role: 'admin' } });
    },
    async invite({ headers }, organizationId, email) {
      const body = { email, role: 'member' as const, organizationId };
      await auth.api.createInvitation({ headers, body });
    },
    async accept({ headers }, invitationId) {
      await auth.api.acceptInvitation({ headers, body: { invitationId } });
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
