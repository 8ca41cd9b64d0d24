import { pieces } from '../pieces.ts';

/** Erasing what an organization stores about a person. */
export const erasure = {
  title: 'Erase person',
  submit: 'Erase for good',
  thisPerson: 'this person',
  question: <Piece>({ who, emails, organization }: { who: Piece; emails: string; organization: Piece }) =>
    pieces`Erase ${who} (${emails}) from ${organization}?`,
  noUndo: 'You can’t undo this.',
  goes: 'What goes:',
  going: {
    identity: 'Their name, email and Slack account, from every list, file and message that Foyer keeps.',
    cards: 'Cards about them in Slack, also in the approvals channel.',
    pending: 'Their pending invitation is revoked, and their join request is withdrawn.',
  },
  stays: 'What stays:',
  staying: {
    auditTrail: 'The audit trail. A pseudonym such as “erased person 3f2a” takes their place.',
    counts: 'Counts, and what they did for others, such as invitations that they sent.',
    written: 'What people wrote in Slack, and short notices that Foyer sent there.',
    elsewhere: 'What other organizations in this Slack know about them.',
  },
  erased: ({ pseudonym }: { pseudonym: string }) => `Erased. The audit trail calls them “${pseudonym}”.`,
  erasedTitle: 'Person erased',
  nothingKept: 'Foyer keeps nothing about this person in this organization.',
};
