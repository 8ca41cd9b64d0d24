import type { Config } from '../config.ts';

/** Texts that nobody may write anywhere: tokens and secrets, and the passwords of the databases and the mail server. */
export function secretsIn(databaseUrls: readonly (string | undefined)[], config: Config): string[] {
  const { botToken, appToken, signingSecret, databaseUrl, databaseOwnerUrl, mail, signIn, oauth, metrics } =
    config;
  const keys = oauth?.encryptionKeys ?? [];
  const passwords = [...databaseUrls, databaseUrl, databaseOwnerUrl, mail?.smtpUrl].flatMap(passwordsIn);
  return [
    botToken,
    appToken,
    signingSecret,
    signIn?.clientSecret,
    mail?.bounceSecret,
    metrics?.token,
    ...keys,
    ...passwords,
  ].filter(each => each !== undefined);
}

/** As encoded in the URL, and decoded. */
export function passwordsIn(url: string | undefined): string[] {
  const password = url && URL.canParse(url) ? new URL(url).password : '';
  if (!password) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
