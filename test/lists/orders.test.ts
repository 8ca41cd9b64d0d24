import pg from 'pg';
import { expect, it } from 'vitest';
import { allInvited, invitedUsers } from '../../src/domain/invitations/invited-users.ts';
import { invitationSorts } from '../../src/domain/invitations/list/store.ts';
import { currentUsers, everybody } from '../../src/domain/members/current-users.ts';
import { memberSorts } from '../../src/domain/members/list/store.ts';
import { actorFor, domainOf } from '../links/links-setup.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { allStatementsOf } from '../support/statements.ts';
import { setUp } from '../support/story.ts';

const MANY = 20_000;

async function addMany({ db }: Foyer, organizationId: string): Promise<void> {
  const roles = await db.role.findMany({ where: { organizationId }, orderBy: { position: 'asc' } });
  const { id: inviterId } = await db.member.findFirstOrThrow();
  const roleIds = roles.map(({ id }) => id);
  await db.$executeRaw`
    insert into members (id, organization_id, email, name, role_id, state, joined_at)
    select uuidv7(), ${organizationId}::uuid, n || '@x.example', 'P' || hashint4(n), (${roleIds}::uuid[])[1 + n % 4],
      'active', now() - hashint4(n) % 1000 * interval '1 minute'
    from generate_series(1, ${MANY}::int) as n`;
  await db.$executeRaw`
    insert into invitations (id, organization_id, email, role_id, status, inviter_id, created_at, sent_at)
    select uuidv7(), ${organizationId}::uuid, hashint4(n) || '@y.example', (${roleIds}::uuid[])[1 + n % 4],
      'pending', ${inviterId}::uuid, now(), now()
    from generate_series(1, ${MANY}::int) as n`;
}

it('every order of a long list is read from an index: nothing sorts or scans the whole list', async () => {
  await using foyer = await startFoyer();
  const { id: organizationId } = await setUp(foyer);
  await addMany(foyer, organizationId);
  const actor = await actorFor(foyer, foyer.slack.person('grace'));
  const domain = domainOf(foyer);
  const lists = [
    ...memberSorts.map(sort => ({
      sort: `members by ${sort}`,
      read: () => currentUsers(domain, actor, organizationId, { ...everybody, sort }),
    })),
    ...invitationSorts.map(sort => ({
      sort: `invitations by ${sort}`,
      read: () => invitedUsers(domain, actor, organizationId, { ...allInvited, sort }),
    })),
  ];
  const owner = new pg.Client({ connectionString: foyer.database.ownerUrl });
  await owner.connect();
  await owner.query('analyze members, invitations');
  try {
    for (const { sort, read } of lists) {
      const statements = await allStatementsOf(async () => {
        const { list } = await read();
        expect(list.items, sort).toHaveLength(10);
      });
      const listing = statements.filter(text =>
        /\b(members m|invitations i) where[\s\S]*order by/u.test(text),
      );
      expect(listing.length, sort).toBeGreaterThan(0);
      for (const text of listing) {
        const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
        const plan = rows.map(row => row['QUERY PLAN']).join('\n');
        expect(plan, sort).toMatch(/Index (Only )?Scan( Backward)? using (members|invitations)_/u);
        expect(plan, `${sort}\n${text}`).not.toMatch(/Sort|Seq Scan|Bitmap/u);
      }
    }
  } finally {
    await owner.end();
  }
});
