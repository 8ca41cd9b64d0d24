import type { WebClient } from '@slack/web-api';
import type { ActingMember } from '../domain/access/acting-member.ts';
import type { SetUpRight } from '../domain/set-up/set-up.ts';
import type { Directory } from './directory/directory.ts';

/** What a route may ask Slack besides showing its answer. */
export interface Outside {
  client: WebClient;
  directory: Directory;
}

/** Proof that a person may do what they ask: returned by `authorise` and similar functions, which throw otherwise. */
export type Right = ActingMember | SetUpRight;

/**
 * Rights first: Foyer calls Slack and reads files only for people whose right was checked. Routes have no other access
 * to Slack than this, so they can't forget the check. The operation checks the right again, under its lock.
 */
export type OpenOutside = (right: Right) => Outside;
