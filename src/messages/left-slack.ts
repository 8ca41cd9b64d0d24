import type { LeftReason } from '../domain/left-reason.ts';
import type { Inline } from './content.ts';

/** What is true of a person's Slack account now, as a sentence. */
export const leftSentence: Record<LeftReason, (name: string) => string> = {
  deactivated: name => `${name}’s Slack account is deactivated.`,
  guest: name => `${name} is a guest in Slack now.`,
  external: name => `${name} is in another Slack workspace now.`,
};

/** Who decided, as a card names them: a mention, or Foyer itself. */
export function decider(decidedBy: string | null | undefined): Inline[] {
  if (!decidedBy) return [];
  if (/^[UW][A-Z0-9]+$/u.test(decidedBy)) return [' by ', { mention: decidedBy, name: 'An admin' }];
  return decidedBy === 'foyer' ? [' by Foyer'] : [];
}
