import { z } from 'zod';
import { action } from '../action.ts';

const ofPage = z.object({ page: z.number().int().min(0) });

export const organizationsAction = action('organization.list', z.object({}));
export const previousOrganizationsAction = action('organization.list.previous', ofPage);
export const nextOrganizationsAction = action('organization.list.next', ofPage);
export const switchAction = action('organization.switch', ofPage.extend({ organizationId: z.uuid() }));
export const takeOverAction = action('organization.take-over', z.object({ organizationId: z.uuid() }));
export const settingsAction = action('organization.settings', z.object({}));
/** Sends the chart of the used seats to the person who presses. */
export const seatsChartAction = action('organization.seats-chart', z.object({ organizationId: z.uuid() }));
export const newOrganizationAction = action('organization.new', z.object({}));
export const setUpAction = action('organization.set-up', z.object({}));
/** The choice of a template in the set-up; inputs name their press by the field. */
export const templateAction = action('template', z.object({}));
export const approvalsChannelAction = action('organization.approvals-channel', z.object({}));
