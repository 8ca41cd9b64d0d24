import type { ModalView } from '@slack/types';
import type { Organization } from '../../domain/organizations/store.ts';
import { texts } from '../../texts/texts.ts';
import { actions, button, context, input, paragraphBlock } from '../blocks.ts';
import { bulkForm, templateAction } from './actions.ts';

/** The modal that takes a CSV file or pasted rows. */
export function bulkView(organization: Organization, most: number, notice?: string): ModalView {
  const { name, roles } = organization;
  const said = texts().uploads;
  return bulkForm.view({
    title: said.title,
    submit: said.review,
    metadata: { organizationId: organization.id },
    blocks: [
      paragraphBlock(
        said.intro({ organization: name, most, roles: roles.map(role => role.name).join(', ') }),
      ),
      context(said.introActions),
      actions(button(templateAction, {}, said.downloadTemplate)),
      ...(notice ? [paragraphBlock(notice)] : []),
      input(
        'file',
        said.file,
        { type: 'file_input', filetypes: ['csv'], max_files: 1 },
        { optional: true, hint: said.fileHint },
      ),
      input(
        'pasted',
        said.paste,
        { type: 'plain_text_input', multiline: true, max_length: 3000 },
        { optional: true, hint: said.pasteHint },
      ),
    ],
  });
}
