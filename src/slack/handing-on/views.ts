import type { ModalView, PlainTextOption } from '@slack/types';
import type { Giving } from '../../domain/handing-on/offer.ts';
import { bold, context, input, paragraphBlock, plain } from '../blocks.ts';
import { handOnForm } from './actions.ts';

/** The modal in which a holder of the top role chooses who gets it, and which role they have afterwards. */
export function handOnView({ organization, top, roles }: Giving): ModalView {
  const options: PlainTextOption[] = roles.slice(0, 100).map(({ id, name }) => ({
    text: plain(name, 75),
    value: id,
  }));
  const [next] = options;
  return handOnForm.view({
    title: 'Hand on the top role',
    submit: 'Send offer',
    metadata: { organizationId: organization.id },
    blocks: [
      context(organization.name),
      paragraphBlock(
        'Choose the member who becomes ',
        bold(top.name),
        ' in your place. They accept or decline. Both of you change at once when they accept.',
      ),
      input('person', `New ${top.name}`.slice(0, 150), { type: 'users_select' }),
      input(
        'role',
        'Your role afterwards',
        { type: 'static_select', options, ...(next && { initial_option: next }) },
        { hint: 'You keep your groups.' },
      ),
    ],
  });
}
