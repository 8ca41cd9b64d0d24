import type { Route } from '../route.ts';
import {
  addRoleButton,
  addRoleModal,
  editRoleButton,
  editRoleModal,
  nextRolesButton,
  previousRolesButton,
  removeRoleButton,
  rolesButton,
  rolesCommand,
} from './manage.ts';
import { matrixButton, matrixCommand } from './matrix.ts';

/** Routes for roles and the role matrix. */
export const roleRoutes: readonly Route[] = [
  rolesCommand,
  rolesButton,
  previousRolesButton,
  nextRolesButton,
  addRoleButton,
  addRoleModal,
  editRoleButton,
  editRoleModal,
  removeRoleButton,
  matrixCommand,
  matrixButton,
];
