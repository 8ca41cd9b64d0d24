import type { Route } from '../route.ts';
import {
  backToWebhooksButton,
  deliveriesButton,
  deliveryButton,
  filterDeliveriesButton,
  newerDeliveriesButton,
  olderDeliveriesButton,
} from './deliveries.ts';
import {
  addWebhookButton,
  addWebhookModal,
  removeWebhookButton,
  replaceSecretButton,
  testWebhookButton,
  turnWebhookButton,
  webhooksButton,
  webhooksCommand,
} from './manage.ts';
import { sendAgainButton, sendAgainModal, sendAgainSinceButton, sendAgainSinceModal } from './send-again.ts';

/** Routes of webhooks. */
export const webhookRoutes: readonly Route[] = [
  webhooksCommand,
  webhooksButton,
  addWebhookButton,
  addWebhookModal,
  testWebhookButton,
  replaceSecretButton,
  turnWebhookButton,
  removeWebhookButton,
  deliveriesButton,
  newerDeliveriesButton,
  olderDeliveriesButton,
  filterDeliveriesButton,
  backToWebhooksButton,
  deliveryButton,
  sendAgainButton,
  sendAgainSinceButton,
  sendAgainSinceModal,
  sendAgainModal,
];
