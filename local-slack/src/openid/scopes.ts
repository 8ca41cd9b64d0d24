/** The scopes of Sign in with Slack, which no app combines with others in one flow. */
export const signInScopes: readonly string[] = ['openid', 'email', 'profile'];
