import type { ModalView } from '@slack/types';
import { lackShown, type Situation } from '../../domain/asking/situation.ts';
import { clamp } from '../../domain/characters.ts';
import { limits } from '../../domain/limits.ts';
import { texts } from '../../texts/texts.ts';
import { type Inline, input, mention, paragraphBlock } from '../blocks.ts';
import { askForm } from './actions.ts';

type Metadata = ReturnType<typeof askForm.metadata>;

/** The message to the people who can help, filled in. */
export function askView(
  { organization, capability, lack, askable }: Situation,
  { role }: Metadata,
): ModalView {
  const said = texts().asking;
  const { id: organizationId, name } = organization;
  const right = texts().capabilities[capability];
  const written =
    role === undefined
      ? said.prefilled[lackShown(lack)]({ organization: name, right })
      : said.prefilled.ceiling({ organization: name, role });
  return askForm.view({
    title: said.formTitle,
    submit: said.send,
    metadata: { organizationId, capability, ...(role !== undefined && { role }) },
    blocks: [
      paragraphBlock(...said.to<Inline[]>({ people: askable.map(asPiece) }).flat()),
      input('text', said.message, {
        type: 'plain_text_input',
        multiline: true,
        max_length: limits.note,
        initial_value: clamp(written, limits.note),
      }),
    ],
  });
}

/** A person who can be asked: "@grace (OWNER)". */
export function asPiece({ slackUserId, role }: Situation['askable'][number]): Inline[] {
  return [mention(slackUserId), texts().asking.withRole({ role })];
}
