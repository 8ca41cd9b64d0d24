import { z } from 'zod';
import { DistinctNames } from '../distinct-names.ts';
import type { Person } from '../domain.ts';
import { DomainError } from '../errors.ts';
import { parseGroupNames } from '../groups/names.ts';
import { beside } from '../locks.ts';
import { insertMember } from '../members/store.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { parseDomains } from '../organizations/join-domains.ts';
import { insertOrganization, organizationNames, setCurrent } from '../organizations/store.ts';
import { roleTemplates } from '../role-templates/index.ts';
import { markOwn } from '../shared-channels/store.ts';

const input = z.object({
  name: z.string(),
  template: z.string(),
  /** Names, one per line or separated by commas. */
  groups: z.string(),
  approvalsChannelId: z.string().nullable(),
  /** Email domains, one per line or separated by commas. */
  domains: z.string(),
  /** An organization beside existing ones; otherwise it must be the first. */
  isAnother: z.boolean().default(false),
});

/** Proof that a person may set up an organization. */
export interface SetUpRight {
  setsUp: true;
}

/**
 * Checks, before any costly work, whether a person may set up an organization.
 * @throws DomainError only-workspace-admins, only-workspace-admins-add
 */
export function maySetUp(actor: Person, isAnother: boolean): SetUpRight {
  if (actor.isWorkspaceAdmin) return { setsUp: true };
  throw new DomainError(isAnother ? 'only-workspace-admins-add' : 'only-workspace-admins', {});
}

/**
 * A workspace admin creates the workspace's first organization, or another beside it. They become its first member with
 * the top role, and act there from then on. Of two first ones at once, or two with one name, one is created and the
 * other refused. The caller has checked with Slack that the channel isn't shared with another company.
 */
export const setUpOrganization = operation({
  name: 'setUpOrganization',
  input,
  fails: [
    'only-workspace-admins',
    'only-workspace-admins-add',
    'already-set-up',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
    'invalid-domain',
    'shared-domain',
    'public-mail-domain',
    'uninvitable-person',
  ],
  lock: (_tx, _input, { workspaceId }) => beside([], { workspaceId }),
  async run({ tx, now, actor, audit, record, fail }, { template: templateId, ...given }) {
    maySetUp(actor, given.isAnother);
    if (!actor.email) {
      throw fail('uninvitable-person', { who: actor.name, reason: 'no-email' });
    }
    const template = roleTemplates.find(candidate => candidate.id === templateId);
    if (!template) throw new Error(`There is no role template "${templateId}".`);
    const wanted = {
      name: parseName(given.name, 'organization'),
      groups: parseGroupNames(given.groups),
      domains: parseDomains(given.domains),
    };
    const existing = await organizationNames(tx, actor.workspaceId);
    const [first] = existing;
    if (first !== undefined && !given.isAnother) {
      throw fail('already-set-up', { organization: first });
    }
    new DistinctNames('organization', existing).add(wanted.name, 'organization');

    const organization = await insertOrganization(tx, {
      ...wanted,
      workspaceId: actor.workspaceId,
      template,
      approvalsChannelId: given.approvalsChannelId,
      createdAt: now,
    });
    const top = organization.roles[0];
    if (!top) throw new Error(`The template "${template.id}" has no roles.`);
    await insertMember(tx, {
      organizationId: organization.id,
      email: actor.email,
      name: actor.name,
      slackUserId: actor.slackUserId,
      roleId: top.id,
      grants: [],
      joinedAt: now,
    });
    const { approvalsChannelId } = organization;
    if (approvalsChannelId)
      await markOwn(tx, { workspaceId: actor.workspaceId, slackId: approvalsChannelId });
    await setCurrent(tx, actor, organization.id);
    audit({
      organizationId: organization.id,
      action: 'organization.set-up',
      subject: organization.name,
      after: { ...wanted, template: template.id, approvalsChannel: given.approvalsChannelId },
    });
    const { id: organizationId } = organization;
    const { workspaceId } = actor;
    if (given.isAnother) record({ type: 'organization.changed', organizationId });
    else record({ type: 'organization.set-up', organizationId, workspaceId });
    return organization;
  },
});
