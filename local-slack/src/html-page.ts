import type { PersonRecord } from './people.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const html = (text: string) => text.replace(/[&<>"']/g, character => escapes[character] ?? character);

const style = `
  :root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; }
  a { color: LinkText; }
  body { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem; }
  fieldset { border: 1px solid #8888; border-radius: 8px; margin: 1.5rem 0; max-height: 22rem; overflow: auto; }
  label { display: block; padding: 0.4rem 0.2rem; }
  small { opacity: 0.75; }
  button { font: inherit; padding: 0.6rem 1.2rem; border-radius: 6px; border: 1px solid #8888; cursor: pointer; }
  button[value='allow'] { background: #007a5a; border-color: #007a5a; color: #fff; }
`;

export const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${html(title)} | Slack</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;

/** One of the people to choose from. */
export function choice({ id, spec }: PersonRecord): string {
  const about = [spec.email ?? 'no email', ...(spec.isEmailConfirmed === false ? ['not confirmed'] : [])];
  return `<label><input type="radio" name="person" value="${id}" required> ${html(spec.realName)} <small>${html(about.join(', '))}</small></label>`;
}

/** The page on which one chooses a workspace; the page itself comes next, with `place` in its address. */
export function placesPage(
  url: URL,
  title: string,
  places: { id: string; name: string; isOrganization: boolean }[],
): string {
  const link = ({ id, name, isOrganization }: (typeof places)[number]) => {
    const next = new URL(url);
    next.searchParams.set('place', id);
    const about = isOrganization ? ' <small>the whole organization</small>' : '';
    return `<li><a href="${html(next.pathname + next.search)}">${html(name)}</a>${about}</li>`;
  };
  return page(
    title,
    `<h1>${html(title)}</h1>
    <p>Choose a workspace:</p>
    <ul>${places.map(link).join('')}</ul>`,
  );
}

/** The page that Slack shows where it doesn't trust the request, and so sends nobody back. */
export function refusalPage(sentence: string): string {
  return page(
    'Something went wrong',
    `<h1>Something went wrong when authorizing this app.</h1>
    <p>Try going back and authorizing again. If problems persist, contact support for help.</p>
    <h2>Error details</h2>
    <p>${html(sentence)}</p>`,
  );
}
