import type { Manifest } from '../manifest.ts';
import type { WorkspaceSettings } from '../settings.ts';

/** The bot scopes that an installer grants, of those that are asked for: all, or all but the optional ones. */
export function grantedScopes(
  { oauth_config: { scopes = {} } = {} }: Manifest,
  { grantsOptionalScopes }: WorkspaceSettings,
  asked: string[] = scopes.bot ?? [],
): string[] {
  const optional = grantsOptionalScopes ? [] : (scopes.bot_optional ?? []);
  return asked.filter(scope => !optional.includes(scope));
}
