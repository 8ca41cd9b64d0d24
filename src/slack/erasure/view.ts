import type { ModalView } from '@slack/types';
import { clamp } from '../../domain/characters.ts';
import type { ErasureTarget, Kept } from '../../domain/erasure/erase.ts';
import { texts } from '../../texts/texts.ts';
import { bold, type Inline, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { eraseForm } from './actions.ts';

/** The modal before an erasure: what is deleted, what stays, and that it can't be undone. */
export function eraseView({ acting, traces }: Kept, target: ErasureTarget): ModalView {
  const { organization } = acting;
  const { member, emails, names, invitations, requests } = traces;
  const pending = (all: { status: string }[]) => all.filter(({ status }) => status === 'pending').length;
  const who = member?.name ?? names[0] ?? emails[0] ?? texts().erasure.thisPerson;
  const bullets = (...lines: string[]) =>
    richText({ type: 'rich_text_list', style: 'bullet', elements: lines.map(line => paragraph(line)) });
  const ends = pending(invitations) + pending(requests) > 0;
  const said = texts().erasure;
  const { going, staying } = said;
  return eraseForm.view({
    title: said.title,
    submit: said.submit,
    metadata: target,
    blocks: [
      paragraphBlock(
        ...said.question<Inline>({
          who: bold(who),
          emails: clamp(emails.join(', '), 500),
          organization: bold(organization.name),
        }),
      ),
      paragraphBlock(bold(said.noUndo), ` ${said.goes}`),
      bullets(going.identity, going.cards, ...(ends ? [going.pending] : [])),
      paragraphBlock(said.stays),
      bullets(staying.auditTrail, staying.counts, staying.written, staying.elsewhere),
    ],
  });
}
