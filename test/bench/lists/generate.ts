import type { Client } from 'pg';

/** Names that are searched for: one of them has it, one in a hundred has it. */
export const RARE = 'Quackenbush';
export const FREQUENT = 'Smith';

/** One in twenty of a large organization is deactivated, one in a thousand has this role, one in ten thousand this group. */
export const RARE_ROLE = 'Broadcaster';
export const FREQUENT_ROLE = 'Remote';
export const RARE_GROUP = 'Night Shift';
/** Half of everybody is in this group, one in fifty in each region, and in nothing else. */
export const FREQUENT_GROUP = 'Everywhere';
const REGIONS = 25;

export const groupNames = [
  FREQUENT_GROUP,
  RARE_GROUP,
  ...Array.from({ length: REGIONS }, (_, index) => `Region ${index + 1}`),
];

const tables = ['members', 'group_grants', 'invitations', 'invitation_grants', 'deliveries', 'audit_entries'];

/** `h` mixes names and roles, so that neither goes with the groups. */
const NUMBERED =
  'with numbered as (select n, hashint4(n) & 1073741823 as h from generate_series(1, $2::int) n)';

/** Given and family names of syllables, so that the pieces of names are as many as in life. */
const NAMED = `
  (array['Ada','Bel','Cor','Dan','Eli','Fre','Gus','Hen','Ivo','Jas','Kar','Lin','Mar','Nor','Ott','Pen','Ros','Sam','Tom','Vic'])[1 + h % 20]
  || (array['','a','ah','elle','en','ia','ina','ine','is','o','on','ric','ta','us','win'])[1 + h / 20 % 15]
  || ' ' ||
  case when n = $4 then '${RARE}' when n % 100 = 0 then '${FREQUENT}' else
    (array['Ash','Bar','Col','Dres','Ever','Fitz','Gold','Hart','Iver','Jen','Kings','Love','Mont','North','Old','Per','Quin','Rad','Stan','Thorn','Under','Van','West','York','Zim'])[1 + h / 300 % 25]
    || (array['berg','bury','by','dale','field','ford','gate','ham','ington','land','ley','man','mer','more','ridge','sen','son','stone','ton','worth'])[1 + h / 7500 % 20]
  end`;

/**
 * Fills an organization with that many active or deactivated members, as many pending invitations with a delivery each,
 * and as many audit entries. It skips foreign keys: the caller drops and restores what slows loading with whileLoading.
 */
export async function fill(
  client: Client,
  organizationId: string,
  size: number,
  admin: string,
): Promise<void> {
  // So that no row has to look up its workspace.
  await client.query(
    `select set_config('foyer.workspace', workspace_id::text, false) from organizations where id = $1`,
    [organizationId],
  );
  const { rows: roles } = await client.query<{ id: string; name: string }>(
    'select id, name from roles where organization_id = $1',
    [organizationId],
  );
  const role = (name: string) => roles.find(each => each.name === name)?.id;
  const roleOf = `(case when n % 1000 = 1 then $5 when h / 150000 % 2 = 0 then $6 else $7 end)::uuid`;
  const values = [
    organizationId,
    size,
    admin,
    Math.ceil(size / 2) + 1,
    role(RARE_ROLE),
    role('Analyst'),
    role(FREQUENT_ROLE),
  ];
  await client.query(
    `${NUMBERED} insert into members (id, organization_id, email, name, slack_user_id, role_id, state, joined_at, deactivated_at)
     select uuidv7(), $1, lower(replace(name, ' ', '.')) || n || '@bench.example', name, 'UM' || lpad(n::text, 8, '0'),
       role, case when n % 20 = 3 then 'deactivated' else 'active' end::"MemberState",
       now() - h % 100000 * interval '1 minute',
       case when n % 20 = 3 then now() end
     from (select n, h, ${NAMED} as name, ${roleOf} as role from numbered) people
     where $3::uuid is not null`,
    values,
  );
  await client.query(
    `${NUMBERED} insert into invitations (id, organization_id, email, name, slack_user_id, role_id, status, inviter_id,
       created_at, sent_at, awaiting_approval_at)
     select uuidv7(), $1, lower(replace(name, ' ', '.')) || n || '@guests.example', name,
       case when n % 2 = 0 then 'UI' || lpad(n::text, 8, '0') end, role, 'pending', $3::uuid, now(), now(),
       case when n % 5000 = 7 then now() end
     from (select n, ${NAMED} as name, ${roleOf} as role from numbered) people`,
    values,
  );
  await client.query(
    `insert into deliveries (id, organization_id, message, recipient, email, status, invitation_id, created_at, reason)
     select uuidv7(), $1, 'invitation', slack_user_id, email,
       case when number % 1000 = 9 then 'failed' when slack_user_id is null then 'waiting' else 'delivered' end::"DeliveryStatus",
       id, now(), case when number % 1000 = 9 then 'user_disabled' end
     from (select *, row_number() over (order by id) as number from invitations where organization_id = $1) i`,
    [organizationId],
  );
  for (const [table, of] of [
    ['group_grants', 'members'],
    ['invitation_grants', 'invitations'],
  ]) {
    await client.query(
      `insert into ${table} select subject.id, groups.id, 'access'
       from (select id, row_number() over (order by id) as n from ${of} where organization_id = $1) subject
       join groups on organization_id = $1 and name = case when n % 10000 = 500 then '${RARE_GROUP}'
         when n % 2 = 0 then '${FREQUENT_GROUP}' else 'Region ' || (1 + n / 2 % ${REGIONS}) end`,
      [organizationId],
    );
  }
  await client.query(
    `insert into audit_entries (id, organization_id, at, actor, action, subject, after)
     select uuidv7(), $1, now(), case when n % 3 = 0 then 'UADMIN' else 'UM' || lpad(n::text, 8, '0') end,
       case when n % 100000 = 5 then 'organization.edit' when n % 1000 = 6 then 'group.rename'
         when n % 2 = 0 then 'invitation.create' else 'member.edit' end,
       'person' || n || '@bench.example', '{"role": "Analyst"}'
     from generate_series(1, $2::int) n`,
    [organizationId, size],
  );
  await client.query(`select set_config('foyer.workspace', '', false)`);
}

/**
 * Loads very many rows without the indexes that can be built afterwards in a fraction of the time, and without checking
 * foreign keys row by row; then lets PostgreSQL analyze the tables, as it does by itself later.
 */
export async function whileLoading(client: Client, load: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not indisprimary`,
    [tables],
  );
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await load();
  for (const { definition } of indexes) await client.query(definition);
  await client.query('set session_replication_role = origin');
  await client.query('select recount_tallies()');
  await client.query(`vacuum analyze ${tables.join(', ')}`);
}
