import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { ErasureTarget, Kept } from '../../domain/erasure/erase.ts';
import { bold, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { eraseForm } from './actions.ts';

/** The modal before an erasure: what is deleted, what stays, and that it can't be undone. */
export function eraseView({ acting, traces }: Kept, target: ErasureTarget): ModalView {
  const { organization } = acting;
  const { member, emails, names, invitations, requests } = traces;
  const pending = (all: { status: string }[]) => all.filter(({ status }) => status === 'pending').length;
  const who = member?.name ?? names[0] ?? emails[0] ?? 'this person';
  const bullets = (...texts: string[]) =>
    richText({ type: 'rich_text_list', style: 'bullet', elements: texts.map(text => paragraph(text)) });
  const ends = pending(invitations) + pending(requests) > 0;
  return eraseForm.view({
    title: 'Erase person',
    submit: 'Erase for good',
    metadata: target,
    blocks: [
      paragraphBlock(
        'Erase ',
        bold(who),
        ` (${clamp(emails.join(', '), 500)}) from `,
        bold(organization.name),
        '?',
      ),
      paragraphBlock(bold('You can’t undo this.'), ' What goes:'),
      bullets(
        'Their name, email and Slack user leave every list, file and message that Foyer keeps.',
        'Cards about them are deleted in Slack, also in the approvals channel.',
        ...(ends ? ['Their pending invitation is revoked, and their join request is withdrawn.'] : []),
      ),
      paragraphBlock('What stays:'),
      bullets(
        'The audit trail, where a pseudonym such as “erased person 3f2a” takes their place.',
        'Counts, and what they did for others, such as invitations that they sent.',
        'What people wrote in Slack, and short notices that Foyer sent there.',
        'What other organizations in this Slack know of them.',
      ),
    ],
  });
}
