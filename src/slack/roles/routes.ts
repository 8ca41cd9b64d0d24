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

/** Roles, and the matrix of what each may do. */
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
