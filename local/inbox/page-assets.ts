import { Html } from './html.ts';

export const STYLE = new Html(`
:root { color-scheme: light dark; --ground: #f4f5f7; --card: #fff; --ink: #1c2430; --faint: #6b7685; --line: #dfe3e8; --accent: #1f6feb; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1d2229; --ink: #e6eaf0; --faint: #93a0b0; --line: #303843; --accent: #6ea8fe; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
p { margin: 0; }
body > header p, .count, .label, time, .parts { color: var(--faint); font-size: 0.875rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0; }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.7rem; }
input { flex: 1 1 14rem; }
a { color: var(--accent); overflow-wrap: anywhere; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; margin: 0.75rem 0; padding: 1rem 1.25rem; }
article header p { font-size: 0.9rem; overflow-wrap: anywhere; }
time { float: right; }
.body { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); margin-top: 0.6rem; padding-top: 0.6rem; }
.bubble { white-space: pre-wrap; overflow-wrap: anywhere; background: #2f9e58; color: #fff; border-radius: 1.1rem 1.1rem 1.1rem 0.25rem; display: inline-block; margin: 0.5rem 0; max-width: 85%; padding: 0.5rem 0.9rem; }
.bubble a { color: inherit; }
article footer { display: flex; align-items: center; gap: 1rem; font-size: 0.875rem; margin-top: 0.5rem; }
.button { background: var(--accent); border-radius: 0.5rem; color: var(--card); padding: 0.4rem 0.9rem; text-decoration: none; }
.empty { color: var(--faint); padding: 3rem 0; text-align: center; }
nav { display: flex; justify-content: space-between; margin-top: 1.25rem; }
`);

/** Asks every three seconds, while somebody looks, whether there is a newer message, and only then loads the list anew. */
export const SCRIPT = new Html(`
setInterval(async () => {
  const main = document.querySelector('main');
  if (document.hidden || !getSelection().isCollapsed) return;
  try {
    const query = new URLSearchParams(location.search);
    query.set('since', main.dataset.newestAt);
    const messages = await (await fetch(location.pathname + '.json?' + query)).json();
    if ((messages[0]?.id ?? '') === main.dataset.newestId) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    main.replaceWith(page.querySelector('main'));
    document.title = page.title;
  } catch {}
}, 3000);
`);
