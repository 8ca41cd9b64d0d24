import type { ModalView } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import { actions, button, input, paragraphBlock } from '../blocks.ts';
import { bulkForm, templateAction } from './actions.ts';

/** The modal that takes a CSV file or pasted rows. */
export function bulkView(organization: Organization, maxRows: number, notice?: string): ModalView {
  const roles = organization.roles.map(role => role.name).join(', ');
  return bulkForm.view({
    title: 'Invite many people',
    submit: 'Review',
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock(
        `To ${organization.name}, at most ${maxRows} people a file. Required columns: Email, Role. Optional: Groups, Name. An optional column Action deactivates members or revokes invitations: write deactivate or revoke in it. Roles are written exactly as here: ${roles}. Without a Role column, you choose one role for everybody.`,
      ),
      actions(button(templateAction, {}, 'Download CSV template')),
      ...(notice ? [paragraphBlock(notice)] : []),
      input(
        'file',
        'CSV file',
        { type: 'file_input', filetypes: ['csv'], max_files: 1 },
        { optional: true, hint: 'Saved from Excel, Google Sheets, Numbers or LibreOffice.' },
      ),
      input(
        'pasted',
        'Or paste rows',
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        {
          optional: true,
          hint: 'As in the file, with or without the header. Or a list of recipients, such as Ada Lovelace <ada@example.com>. Nothing is sent until you review it.',
        },
      ),
    ],
  });
}
