import type { Invitation } from '../../domain/invitations/store.ts';
import { roleTemplate } from '../../domain/role-templates/index.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';

const SHOWN = 10;

/** "as Analyst in Teacher Laptops, Student Devices." */
export function roleSentence(invitation: Invitation): string {
  const template = roleTemplate(invitation.organization.template);
  return `as ${invitation.role.name}. ${groupsSentence(invitation, template)}`.trim();
}

/** Which groups an invitation gives, in the template's words; blank means what the template says. */
export function groupsSentence(
  invitation: { grants: { group: { name: string } }[] },
  template: RoleTemplate,
): string {
  const names = invitation.grants.map(grant => grant.group.name);
  const label = template.group;
  if (names.length === 0) return template.blankGroups === 'all' ? `Access to all ${label.many}.` : '';
  const shown = names.slice(0, SHOWN).join(', ');
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${names.length === 1 ? capitalize(label.one) : capitalize(label.many)}: ${shown}${more}.`;
}

/** With a capital first letter, as labels have it. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What became of the newest message to the invitee. */
export function deliverySentence(invitation: Invitation): string {
  if (invitation.awaitingApprovalAt) return 'Accepted; waits for an approver';
  const delivery = invitation.deliveries[0];
  if (!delivery) return 'Not sent';
  switch (delivery.status) {
    case 'delivered':
      return 'Delivered by direct message';
    case 'waiting':
      return 'Waiting until they join this Slack';
    case 'failed':
      return `Not delivered: ${delivery.reason ?? 'unknown reason'}`;
    default:
      return 'Being delivered';
  }
}
