import type { Route } from '../route.ts';
import {
  apiKeysButton,
  apiKeysCommand,
  newApiKeyButton,
  newApiKeyModal,
  nextApiKeysButton,
  previousApiKeysButton,
  revokeApiKeyButton,
} from './manage.ts';

/** Routes of the keys with which programs call the API. */
export const apiKeyRoutes: readonly Route[] = [
  apiKeysCommand,
  apiKeysButton,
  previousApiKeysButton,
  nextApiKeysButton,
  newApiKeyButton,
  newApiKeyModal,
  revokeApiKeyButton,
];
