import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** What a new member reads first. */
export const welcome = {
  title: 'What you can do now',
  role: <Piece>({ role, description }: { role: Piece; description: string }) =>
    pieces`You’re ${role}: ${description}`,
  can: ({ what }: { what: readonly string[] }) => `You can ${english.and(what)}.`,
  canInGroups: ({ many, what }: { many: string; what: readonly string[] }) =>
    `In your own ${many}, you can ${english.and(what)}.`,
  whereToLook: 'Foyer’s Home tab shows your role and groups. Write “help” to Foyer to see every command.',
  ask: <Piece>({ person }: { person: Piece }) => pieces`Questions? Ask ${person}.`,
};
