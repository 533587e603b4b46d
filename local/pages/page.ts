import { Html, html } from '../inbox/html.ts';

/** A plain page of ours. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.text;
}

const STYLE = new Html(`
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1c2430; --faint: #6b7685; --line: #dfe3e8; --accent: #1f6feb; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1d2229; --ink: #e6eaf0; --faint: #93a0b0; --line: #303843; --accent: #6ea8fe; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.05rem; }
p { margin: 0.25rem 0; color: var(--faint); }
a { color: var(--accent); }
nav { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); margin: 1.5rem 0; }
nav a { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem 1.25rem; text-decoration: none; }
nav span { display: block; color: var(--faint); font-size: 0.875rem; }
.table { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
td, th { text-align: left; padding: 0.4rem 1.25rem; border-top: 1px solid var(--line); vertical-align: top; }
tr:first-child > * { border-top: 0; }
th { font-weight: 500; white-space: nowrap; }
td { color: var(--faint); overflow-wrap: anywhere; }
`);
