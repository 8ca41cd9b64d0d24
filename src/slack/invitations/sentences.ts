import type { Invitation, SentInvitation } from '../../domain/invitations/store.ts';
import type { NamedGrant } from '../../domain/members/access.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import { choosesLevels } from '../../domain/role-templates/levels.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';

const SHOWN = 10;

/** "as Analyst in Teacher Laptops, Student Devices." */
export function roleSentence(
  invitation: Pick<SentInvitation, 'role' | 'grants'> & { organization: { template: string } },
): string {
  const template = roleTemplate(invitation.organization.template);
  return `as ${invitation.role.name}. ${groupsSentence(invitation, template)}`.trim();
}

/**
 * A person's groups, in the template's words; with none, what the template says. Where levels are chosen group by
 * group: "Can edit: Berlin. Admin for: Hamburg."
 */
export function groupsSentence(
  { grants }: { grants: readonly NamedGrant[] },
  template: RoleTemplate,
): string {
  const { one, many } = template.group;
  if (grants.length === 0) return template.blankGroups === 'all' ? `Access to all ${many}.` : '';
  if (!choosesLevels(template)) return named(capitalize(grants.length === 1 ? one : many), grants);
  const isAdmin = ({ level }: NamedGrant) => level === 'admin';
  return [
    named(
      'Can edit',
      grants.filter(grant => !isAdmin(grant)),
    ),
    named('Admin for', grants.filter(isAdmin)),
  ]
    .join(' ')
    .trim();
}

function named(label: string, grants: readonly NamedGrant[]): string {
  if (grants.length === 0) return '';
  const shown = grants
    .slice(0, SHOWN)
    .map(({ group }) => group.name)
    .join(', ');
  return `${label}: ${shown}${grants.length > SHOWN ? ` and ${grants.length - SHOWN} more` : ''}.`;
}

/** Capitalizes the first letter, for labels. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The result of resending an invitation: nothing is sent to a person Slack doesn't know by that email. */
export function resentSentence({ slackUserId, name, email }: Invitation, isUnconfirmed: boolean): string {
  if (slackUserId) return `Sent again to ${email}.`;
  return isUnconfirmed
    ? `Still waiting: Slack hasn't confirmed ${email} yet. Ask ${name ?? 'them'} to confirm it in Slack.`
    : `Still waiting: ${name ?? email} isn't in this Slack yet.`;
}

/** The status of the newest message to the invitee. */
export function deliverySentence(invitation: Invitation): string {
  if (invitation.awaitingApprovalAt) return 'Accepted; waits for an approver';
  const delivery = invitation.deliveries[0];
  if (!delivery) return 'Not sent';
  switch (delivery.status) {
    case 'delivered':
      return 'Delivered by direct message';
    case 'waiting':
      return 'Waiting until they join this Slack, or confirm their email there';
    case 'failed':
      return `Not delivered: ${delivery.reason ?? 'unknown reason'}`;
    default:
      return 'Being delivered';
  }
}
