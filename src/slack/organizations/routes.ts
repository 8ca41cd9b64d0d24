import type { Route } from '../route.ts';
import { channelSharedEvent, channelUnsharedEvent } from './channel-shared.ts';
import { approvalsChannelButton, approvalsChannelModal } from './choose-channel.ts';
import { seatsChartButton } from './seats-chart.ts';
import { setUpButton, setUpModal, templateChosen } from './set-up.ts';
import { settingsButton, settingsCommand, settingsModal, timeZoneOptions } from './settings.ts';
import {
  newOrganizationButton,
  nextOrganizationsButton,
  organizationsButton,
  organizationsCommand,
  previousOrganizationsButton,
  switchButton,
} from './switcher.ts';
import { takeOverButton, takeOverCommand, takeOverModal } from './take-over.ts';

/** Routes for the organizations of a workspace and their settings. */
export const organizationRoutes: readonly Route[] = [
  organizationsCommand,
  organizationsButton,
  previousOrganizationsButton,
  nextOrganizationsButton,
  newOrganizationButton,
  switchButton,
  settingsCommand,
  settingsButton,
  settingsModal,
  timeZoneOptions,
  seatsChartButton,
  setUpButton,
  templateChosen,
  setUpModal,
  approvalsChannelButton,
  approvalsChannelModal,
  takeOverCommand,
  takeOverButton,
  takeOverModal,
  channelSharedEvent,
  channelUnsharedEvent,
];
