import type { Route } from '../route.ts';
import {
  acceptTopRoleButton,
  declineTopRoleButton,
  handOnButton,
  handOnCommand,
  handOnModal,
} from './hand-on.ts';

/** Routes for handing on the top role. */
export const handingOnRoutes: readonly Route[] = [
  handOnCommand,
  handOnButton,
  handOnModal,
  acceptTopRoleButton,
  declineTopRoleButton,
];
