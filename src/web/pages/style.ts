import { createHash } from 'node:crypto';

/** The one style sheet of all pages, in the page itself: nothing else is loaded. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1d1c1d; --soft: #55545a; --page: #f4f3f6; --card: #fff; --line: #c9c8ce; --field: #767680;
  --main: #4a154b; --on-main: #fff; --note: #eef4fb; --bad: #a3102f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #f0eff2; --soft: #b9b7bf; --page: #17161a; --card: #222127; --line: #4b4a52; --field: #92909a;
    --main: #d9b3dc; --on-main: #2a0e2b; --note: #1b2a3b; --bad: #ff9db0;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, sans-serif; color: var(--text); background: var(--page); }
body { margin: 0; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
main, footer { max-width: 36rem; margin: 0 auto; }
main { padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
footer { padding: 1rem 0 0; color: var(--soft); font-size: .875rem; }
h1 { margin: 0 0 .75rem; font-size: 1.625rem; line-height: 1.25; outline: none; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.0625rem; }
p { margin: 0 0 .75rem; }
dl { margin: 1.25rem 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0 0 .75rem; }
dd small { display: block; color: var(--soft); font-size: .875rem; }
blockquote { margin: 0 0 .75rem; padding: .125rem 0 .125rem 1rem; border-inline-start: .25rem solid var(--line); white-space: pre-line; }
.said { white-space: pre-line; }
.notice { padding: .75rem 1rem; background: var(--note); border: 1px solid var(--line); border-radius: .5rem; }
a { color: inherit; }
a:hover { text-decoration-thickness: 2px; }
form { margin: 1rem 0 0; }
label { display: block; font-weight: 600; }
input {
  display: block; width: 100%; margin: .25rem 0 1rem; padding: .625rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--field); border-radius: .5rem;
}
.wrong { color: var(--bad); margin: 0; }
button, .button {
  display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; line-height: 1.6;
  color: var(--text); background: transparent; border: 1px solid var(--field); border-radius: .5rem; cursor: pointer;
  text-decoration: none; max-width: 100%;
}
button.main, .button.main { color: var(--on-main); background: var(--main); border-color: var(--main); }
[role=img] { max-width: 20rem; }
summary { margin-top: 1.5rem; padding: .5rem 0; min-height: 2.75rem; cursor: pointer; }
:is(a, button, input, summary):focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
@media (max-width: 24rem) {
  body { padding: 0 0 2rem; }
  main { padding: 1.25rem 1rem; border-width: 0 0 1px; border-radius: 0; }
  footer { padding: 1rem; }
  button, .button { width: 100%; text-align: center; }
}
@media (forced-colors: active) { button, .button { border-color: ButtonText; } }
@media print {
  :root { --text: #000; --soft: #333; --page: #fff; --card: #fff; --line: #999; --note: #fff; }
  body { padding: 0; }
  main { border: 0; padding: 0; }
  form, details:not(.qr[open]), summary, .button { display: none; }
}
`;

/** Lets a browser use this style sheet and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
