import { access, differences } from '../domain/members/access.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { bold, clamp, escapedLine, line, paragraph, person, rich } from '../slack/blocks.ts';
import { byWhom, planForMember } from './member.ts';
import type { Notification, Render } from './notification.ts';

const facts = byWhom.extend({ before: access, after: access });

/** Somebody whose name, role or groups another person changed hears what changed. */
export const memberChanged: Notification<'member.changed'> = {
  plan: (tx, event) =>
    planForMember(tx, 'member-changed', event, { before: event.before, after: event.after }),
};

export const memberChangedMessage: Render = ({ data, organization }) => {
  const { by, before, after } = facts.parse(data);
  const changes = differences(before, after, roleTemplate(organization.template)).map(change =>
    paragraph(`Your ${clamp(change, 1000)}.`),
  );
  return {
    text: escapedLine(`Your membership of ${organization.name} was changed.`),
    blocks: [
      line(person(by), ' changed your membership of ', bold(organization.name), ':'),
      rich({ type: 'rich_text_list', style: 'bullet', elements: changes }),
    ],
  };
};
