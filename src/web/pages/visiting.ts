import type { Visit } from '../../domain/invitations/by-link/visit.ts';
import type { Visitor } from '../../domain/sign-ins/store.ts';

/** One opening of an invitation's page: what it shows, and to whom. */
export interface Visiting {
  visit: Visit;
  /** The path of this page, where its forms go. */
  path: string;
  /** Who signed in with Slack; null: nobody. */
  visitor: Visitor | null;
  /** Can they answer: signed in as the one whom the invitation is for, or by the link alone? */
  isTheirs: boolean;
  /** Can Foyer send an email? */
  sendsMail: boolean;
  /** Can people sign in with Slack? */
  signsIn: boolean;
  /** What just happened, when that isn't the state itself. */
  said?: string | undefined;
  /** What is wrong with the name, and what was typed. */
  wrongName?: { value: string; text: string } | undefined;
}
