import type { Config } from '../config.ts';

/** What is never written anywhere: the tokens, the signing secret, and the passwords of the databases. */
export function secretsIn(databaseUrls: readonly (string | undefined)[], config: Config): string[] {
  const { botToken, appToken, signingSecret, databaseUrl, databaseOwnerUrl } = config;
  const passwords = [...databaseUrls, databaseUrl, databaseOwnerUrl].flatMap(passwordsIn);
  return [botToken, appToken, signingSecret, ...passwords].filter(each => each !== undefined);
}

/** As it stands in the address, and as it is meant. */
function passwordsIn(url: string | undefined): string[] {
  const password = url && URL.canParse(url) ? new URL(url).password : '';
  if (!password) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
