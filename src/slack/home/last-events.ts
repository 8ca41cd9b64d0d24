import type { KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Overview } from '../../domain/home/overview.ts';
import { texts } from '../../texts/texts.ts';
import { auditAction } from '../audit/actions.ts';
import { sentenceOf } from '../audit/sentence.ts';
import { button, divider, namedSection, paragraph, relativeDay, richText } from '../blocks.ts';

/** The newest events in words, a line each, with the way to all of them; empty for people who can't read the audit log. */
export function lastEventBlocks({ organization }: ActingMember, { lastEvents }: Overview): KnownBlock[] {
  if (lastEvents.length === 0) return [];
  const { home, audit } = texts();
  const open = button(auditAction, {}, home.open, {
    variant: 'events',
    accessibility_label: home.openOf({ list: audit.title }),
  });
  return [
    divider,
    namedSection(audit.lastEvents, '', open),
    richText({
      type: 'rich_text_list',
      style: 'bullet',
      elements: lastEvents.map(entry =>
        paragraph(...sentenceOf(entry, organization.template), ' · ', relativeDay(entry.at)),
      ),
    }),
  ];
}
