import type { ModalView, PlainTextOption } from '@slack/types';
import type { Giving } from '../../domain/handing-on/offer.ts';
import { texts } from '../../texts/texts.ts';
import { bold, context, input, paragraphBlock, plain } from '../blocks.ts';
import { handOnForm } from './actions.ts';

/** The modal in which a holder of the top role chooses who gets it, and which role they have afterwards. */
export function handOnView({ organization, top, roles }: Giving): ModalView {
  const options: PlainTextOption[] = roles.slice(0, 100).map(({ id, name }) => ({
    text: plain(name, 75),
    value: id,
  }));
  const [next] = options;
  const said = texts().handingOn;
  return handOnForm.view({
    title: said.title,
    submit: said.submit,
    metadata: { organizationId: organization.id },
    blocks: [
      context(organization.name),
      paragraphBlock(...said.explanation({ topRole: bold(top.name) })),
      input('person', said.person({ topRole: top.name }).slice(0, 150), { type: 'users_select' }),
      input(
        'role',
        said.role,
        { type: 'static_select', options, ...(next && { initial_option: next }) },
        { hint: said.roleHint },
      ),
    ],
  });
}
