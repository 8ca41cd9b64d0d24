import { Client } from 'pg';
import { readInvite, readPress, serveSlack } from '../floor/slack-request.ts';
import { type SignedIn, startYardstick } from './yardstick.ts';

/**
 * The yardstick behind signed requests: the server of the floor, which calls better-auth's own functions in its
 * process. Everybody in Foyer's directory has an account, and its members can invite.
 */
const { DATABASE_URL = '', PEOPLE_URL, SLACK_SIGNING_SECRET = '' } = process.env;
const SIGNED_UP_AT_ONCE = 8;

interface Known {
  id: string;
  name: string;
  email: string;
  isMember: boolean;
}

const auth = await startYardstick(DATABASE_URL);
const client = new Client({ connectionString: PEOPLE_URL });
await client.connect();
const { rows: people } = await client.query<Known>(`
  select p.slack_user_id as id, p.name, p.email, m.id is not null as "isMember"
  from slack_people p left join members m on m.slack_user_id = p.slack_user_id order by m.joined_at`);
await client.end();

const accounts = new Map<string, SignedIn>();
const waiting = people.values();
await Promise.all(
  Array.from({ length: SIGNED_UP_AT_ONCE }, async () => {
    for (const person of waiting) accounts.set(person.id, await auth.signUp(person));
  }),
);
const accountOf = (slackUserId: string | null): SignedIn => {
  const account = accounts.get(slackUserId ?? '');
  if (!account) throw new Error(`${slackUserId} has no account.`);
  return account;
};
const [owner, ...admins] = people.filter(({ isMember }) => isMember);
const organizationId = await auth.createOrganization(accountOf(owner?.id ?? ''));
for (const { id } of admins) await auth.addAdmin(organizationId, accountOf(id));

serveSlack(SLACK_SIGNING_SECRET, async fields => {
  const payload = fields.get('payload');
  if (payload) {
    const { slackUserId, invitationId } = readPress(payload);
    await auth.accept(accountOf(slackUserId), invitationId);
    return '';
  }
  const { email } = readInvite(fields.get('text') ?? '');
  await auth.invite(accountOf(fields.get('user_id')), organizationId, email);
  return `Invited ${email}.`;
});
