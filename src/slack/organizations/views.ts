import type { ModalView, Option } from '@slack/types';
import { domainOf } from '../../domain/addresses.ts';
import type { Person } from '../../domain/domain.ts';
import { isOwnDomain } from '../../domain/organizations/join-domains.ts';
import { roleTemplates } from '../../domain/role-templates/index.ts';
import { input, paragraphBlock, plain } from '../blocks.ts';
import { setUpForm } from './forms.ts';

/**
 * The modal that creates the workspace's organization, or another one; it suggests the domain of the admin's address.
 */
export function setUpView(actor: Person, isAnother = false): ModalView {
  const domain = actor.email ? domainOf(actor.email) : null;
  const templates: Option[] = roleTemplates.map(template => ({
    text: plain(template.name, 75),
    value: template.id,
    description: plain(template.description, 75),
  }));
  return setUpForm.view({
    title: isAnother ? 'New organization' : 'Set up Foyer',
    submit: 'Set up',
    metadata: { isAnother },
    blocks: [
      paragraphBlock(
        isAnother
          ? 'Another organization of this workspace, with people, roles and groups of its own. You’ll have its top role.'
          : 'Foyer runs the front door of your organization. You’ll have its top role.',
      ),
      input('organization', 'Organization name', { type: 'plain_text_input', max_length: 75 }),
      input(
        'template',
        'Template',
        { type: 'radio_buttons', options: templates },
        { hint: 'The roles that people can have. They can be changed later.' },
      ),
      input(
        'groups',
        'Groups',
        {
          type: 'plain_text_input',
          multiline: true,
          placeholder: plain('Teacher Laptops\nStudent Devices', 150),
        },
        { optional: true, hint: 'One per line: the device groups or facilities that people get access to.' },
      ),
      input(
        'channel',
        'Approvals channel',
        {
          type: 'conversations_select',
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
        {
          optional: true,
          hint: 'Join requests are posted there. Without one, each approver gets them by DM.',
        },
      ),
      input(
        'domains',
        'Domains',
        {
          type: 'plain_text_input',
          ...(domain && isOwnDomain(domain) && { initial_value: domain }),
          placeholder: plain('example.com', 150),
        },
        { optional: true, hint: 'People with an email address there can ask to join.' },
      ),
    ],
  });
}
