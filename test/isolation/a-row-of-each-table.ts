import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Whom the audit log of each workspace names. */
export const SUBJECT = 'ada@lovelace.example';

/**
 * Writes one row or more in each table of a workspace's rows, as the owner and without saying whose they are: the
 * database finds that out.
 * @returns the workspace's id
 */
export async function writeRowOfEachTable(owner: Client): Promise<string> {
  const workspace = randomUUID();
  // Different in each workspace, so that only their being apart refuses a row.
  const address = `${workspace}@lovelace.example`;
  const [
    organization,
    role,
    group,
    member,
    invitation,
    request,
    delivery,
    upload,
    batch,
    link,
    handover,
    hook,
  ] = Array.from({ length: 12 }, () => randomUUID());
  await owner.query(`
    insert into workspaces (id, slack_team_id, name, bot_user_id, created_at)
      values ('${workspace}', '${workspace}', 'Lovelace', 'UBOT', now());
    insert into organizations (id, workspace_id, name, template, domains, created_at)
      values ('${organization}', '${workspace}', 'Labs', 'senturo', '{}', now());
    insert into slack_people (workspace_id, slack_user_id, name, updated_at)
      values ('${workspace}', 'U1', 'Ada', now());
    insert into slack_events (workspace_id, event_id, received_at) values ('${workspace}', 'Ev1', now());
    insert into shared_channels (workspace_id, channel_id, noticed_at) values ('${workspace}', 'C1', now());
    insert into sign_ins (secret_hash, workspace_id, token_hash, nonce, expires_at)
      values ('${workspace}', '${workspace}', 'hash', 'nonce', now());
    insert into paces (workspace_id, method, booked_until) values ('${workspace}', 'chat.postMessage', now());
    insert into roles (id, organization_id, name, description, position)
      values ('${role}', '${organization}', '${workspace}', 'Reads', 0);
    insert into groups (id, organization_id, name) values ('${group}', '${organization}', '${workspace}');
    insert into members (id, organization_id, email, name, role_id, joined_at)
      values ('${member}', '${organization}', '${address}', 'Ada', '${role}', now());
    insert into former_addresses (organization_id, email, member_id, until)
      values ('${organization}', 'old-${address}', '${member}', now());
    insert into group_grants (member_id, group_id, level) values ('${member}', '${group}', 'access');
    insert into invite_links (id, organization_id, token_hash, name, role_id, mode, creator_id, created_at)
      values ('${link}', '${organization}', '${link}', 'Link', '${role}', 'join', '${member}', now());
    insert into invite_link_grants (invite_link_id, group_id, level) values ('${link}', '${group}', 'access');
    insert into invitations (id, organization_id, email, role_id, inviter_id, created_at, sent_at)
      values ('${invitation}', '${organization}', 'grace-${address}', '${role}', '${member}', now(), now());
    insert into invitation_grants (invitation_id, group_id, level) values ('${invitation}', '${group}', 'access');
    insert into join_requests (id, organization_id, slack_user_id, email, name, created_at)
      values ('${request}', '${organization}', '${workspace}', '${address}', 'Ada', now());
    insert into handovers (id, organization_id, giver_id, receiver_id, role_id, created_at, status)
      values ('${handover}', '${organization}', '${member}', '${member}', '${role}', now(), 'declined');
    insert into imports (id, organization_id, uploader_id, request_key, created_at)
      values ('${upload}', '${organization}', '${member}', '${workspace}', now());
    insert into import_sources (import_id, bytes) values ('${upload}', '');
    insert into import_layouts (id, organization_id, fingerprint, columns, created_at)
      values (gen_random_uuid(), '${organization}', '${workspace}', '[]', now());
    insert into import_rows (id, import_id, position, line, email, role, groups, name)
      values (gen_random_uuid(), '${upload}', hashtext('${workspace}'), 1, '${address}', 'Analyst', '', 'Ada');
    insert into invitation_batches (id, organization_id, member_id, kind, request_key, created_at)
      values ('${batch}', '${organization}', '${member}', 'remind', '${workspace}', now());
    insert into batch_items (batch_id, invitation_id) values ('${batch}', '${invitation}');
    insert into deliveries (id, organization_id, message, status, created_at)
      values ('${delivery}', '${organization}', 'invitation', 'queued', now());
    insert into posted_messages (id, organization_id, delivery_id, channel_id, ts, posted_at)
      values (gen_random_uuid(), '${organization}', '${delivery}', '${workspace}', '1.0', now());
    insert into invitation_tokens (token_hash, invitation_id, created_at)
      values ('${invitation}', '${invitation}', now());
    insert into group_ties (id, group_id, kind, slack_id, name, created_at)
      values (gen_random_uuid(), '${group}', 'channel', '${workspace}', 'phones', now());
    insert into organization_days (organization_id, day, seats, waiting) values ('${organization}', now() + hashtext('${workspace}') % 9999 * interval '1 day', 1, 1);
    insert into audit_entries (id, organization_id, at, actor, action, subject)
      values (gen_random_uuid(), '${organization}', now(), 'U1', 'member.edit', '${SUBJECT}')`);
  // Tables that came after the workspace of each row: a test of that migration has none of them.
  const later = {
    api_keys: `
      insert into api_keys (id, organization_id, name, secret_hash, hint, creator_id, request_key, created_at)
        values (gen_random_uuid(), '${organization}', 'Key', 'key of ${workspace}', '0000', '${member}', '${workspace}', now())`,
    api_requests: `
      insert into api_requests (api_key_id, name, fingerprint, created_at)
        select id, '${workspace}', 'print', now() from api_keys where request_key = '${workspace}'`,
    webhook_endpoints: `
      insert into webhook_endpoints (id, organization_id, url, secret, blank_means_all, created_at, state)
        values ('${hook}', '${organization}', 'https://hooks.lovelace.example', '', true, now(), 'off')`,
    webhook_messages: `
      insert into webhook_messages (id, endpoint_id, sequence, type, subject_kind, subject_id, xact, body)
        values (gen_random_uuid(), '${hook}', 1, 'test', 'test', gen_random_uuid(), 1, '{}')`,
  };
  for (const [table, insert] of Object.entries(later)) {
    const { rows } = await owner.query('select to_regclass($1) is not null as there', [table]);
    if (rows[0].there) await owner.query(insert);
  }
  return workspace;
}
