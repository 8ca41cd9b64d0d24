import { pieces } from '../pieces.ts';

/** The first message to people who can set Foyer up. */
export const greeting = {
  summary: 'Foyer is installed. Set it up in about a minute.',
  hello: <Piece>({ person }: { person: Piece }) =>
    pieces`Hi ${person}! Foyer is installed in this Slack. It invites people, handles join requests, and shows who has which role.`,
  whatToDo:
    'As a workspace admin, you can set it up in about a minute: name your organization and choose its roles. Then invite people.',
  setUpBy: <Piece>({ who, organization }: { who: Piece; organization: Piece }) =>
    pieces`✓ ${who} set up ${organization}. There’s nothing left for you to do.`,
  setUp: <Piece>({ organization }: { organization: Piece }) =>
    pieces`✓ ${organization} is set up. There’s nothing left for you to do.`,
};
