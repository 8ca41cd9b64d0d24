import { z } from 'zod';
import { action } from '../action.ts';

const ofPage = z.object({ page: z.number().int().min(0) });

export const organizationsAction = action('organization.list', z.object({}));
export const previousOrganizationsAction = action('organization.list.previous', ofPage);
export const nextOrganizationsAction = action('organization.list.next', ofPage);
export const switchAction = action('organization.switch', ofPage.extend({ organizationId: z.uuid() }));
export const takeOverAction = action('organization.take-over', z.object({ organizationId: z.uuid() }));
export const settingsAction = action('organization.settings', z.object({}));
export const newOrganizationAction = action('organization.new', z.object({}));
