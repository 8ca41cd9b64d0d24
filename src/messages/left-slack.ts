import { texts } from '../texts/texts.ts';
import { type Inline, type Part, paragraph } from './content.ts';

/**
 * What was decided about a member who left Slack, or came back.
 * @param decidedBy a Slack user or Foyer itself, as the audit log names them
 * @param withName the sentence with who decided
 */
export function decided(
  decidedBy: string | null | undefined,
  withoutName: string,
  withName: (facts: { by: Inline }) => Inline[],
): Part {
  if (decidedBy === 'foyer') return paragraph(...withName({ by: 'Foyer' }));
  if (!decidedBy || !/^[UW][A-Z0-9]+$/u.test(decidedBy)) return paragraph(withoutName);
  return paragraph(...withName({ by: { mention: decidedBy, name: texts().cards.anAdmin } }));
}
