import type { WebClient } from '@slack/web-api';
import type { ActingMember } from '../domain/members/acting-member.ts';
import type { SetUpRight } from '../domain/organizations/set-up.ts';
import type { Directory } from './directory/directory.ts';

/** What a route may ask Slack beyond showing its answer. */
export interface Outside {
  client: WebClient;
  directory: Directory;
}

/** That a person may do what they ask for: what `authorise` and its like return, or throw instead. */
export type Right = ActingMember | SetUpRight;

/**
 * Rights first: Slack is asked, and files are read, only for people whose right to it was checked. A route has no
 * other way to Slack than this, so that it cannot forget. The operation asks for the right again, under its lock.
 */
export type OpenOutside = (right: Right) => Outside;
