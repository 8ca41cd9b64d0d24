import { ApiError } from '../api-error.ts';
import type { World } from '../world.ts';

/** Throws `missing_scope` with the needed and the granted scopes, unless one of the scopes is granted. */
export function requireScope(world: World, anyOf: string[]): void {
  const granted = world.app.scopes;
  if (anyOf.length === 0 || anyOf.some(scope => granted.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: anyOf.join(','), provided: granted.join(',') });
}
