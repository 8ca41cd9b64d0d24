/** The place of the link in a route's path. */
export const LINK = '/i/:token';

/** Each route behind a link, with what a request of its own page sends: see pages.test.ts. */
export const linkRoutes: Record<string, Record<string, string>> = {
  [`GET ${LINK}`]: {},
  [`POST ${LINK}`]: { answer: 'accept', name: 'Mallory' },
  [`POST ${LINK}/new-link`]: {},
  [`POST ${LINK}/email`]: { email: 'mallory@elsewhere.example' },
  [`POST ${LINK}/join`]: {},
  [`POST ${LINK}/sign-in`]: {},
  'GET /slack/sign-in': {},
};

/** Each route where any workspace can install Foyer: see install.test.ts. */
export const installRoutes = ['GET /', 'GET /privacy', 'GET /slack/install', 'GET /slack/oauth_redirect'];
