import type { Call } from '../call-log.ts';
import type { SimulatorOptions } from '../cast.ts';
import type { Clock } from '../clock.ts';
import type { Simulator } from '../simulator.ts';

export interface CloudOptions {
  /** The clock of every workspace. */
  clock?: Clock;
  port?: number;
  /** Can any workspace install the app? Default true; else Slack says `invalid_team_for_non_distributed_app`. */
  isAppDistributed?: boolean;
  /** May the app register a command that Slack has itself, such as /invite? Default false. */
  takesBuiltInCommands?: boolean;
}

export interface WorkspaceOptions extends Omit<SimulatorOptions, 'clock' | 'port' | 'teamName'> {
  name: string;
  /**
   * Another workspace: people, channels and user groups of one name then have one id in both. Slack promises only that
   * the pair of team and user is unique.
   */
  sameIdsAs?: Simulator;
}

/** A call and the workspace that it concerns; none for a call without a token that is known. */
export type CloudCall = Call & { team: string | undefined };

/** What oauth.v2.access answers. */
export interface InstallAnswer {
  app_id: string;
  authed_user: { id: string };
  scope: string;
  token_type: 'bot';
  access_token: string;
  bot_user_id: string;
  team: { id: string; name: string } | null;
  enterprise: { id: string; name: string } | null;
  is_enterprise_install: boolean;
  /** With token rotation. */
  expires_in?: number;
  refresh_token?: string;
}
