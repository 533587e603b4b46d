import type { Html } from './html.ts';
import { html } from './html.ts';
import { renderMessage } from './message-card.ts';
import { SCRIPT, STYLE } from './page-assets.ts';
import type { InboxMessage } from './types.ts';

const PAGE_SIZE = 50;

/** The messages as their readers would see them; `page` counts from 1. */
export function renderInbox(newestFirst: InboxMessage[], query: URLSearchParams): string {
  const pages = Math.max(1, Math.ceil(newestFirst.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), pages);
  const shown = newestFirst.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);

  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Inbox (${newestFirst.length})</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>Inbox</h1>
          <p>What would have been sent by e-mail and text message. Nothing here left this machine.</p>
          ${renderFilter(query)}
        </header>
        <main data-newest-id="${newestFirst[0]?.id}" data-newest-at="${newestFirst[0]?.at}">
          <p class="count">${countOf(newestFirst.length)}</p>
          ${shown.length ? shown.map(renderMessage) : html`<p class="empty">Nothing yet.</p>`}
          ${pages > 1 ? renderPaging(page, pages, query) : undefined}
        </main>
        <script>
          ${SCRIPT};
        </script>
      </body>
    </html>`.text;
}

function countOf(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}

function renderFilter(query: URLSearchParams): Html {
  const channel = query.get('channel') ?? '';
  const option = (value: string, label: string) =>
    value === channel
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`;

  return html`<form method="get">
    <input
      name="to"
      type="search"
      placeholder="E-mail address or phone number"
      aria-label="Recipient"
      value="${query.get('to') ?? ''}"
    />
    <select name="channel" aria-label="Channel">
      ${[option('', 'E-mail and SMS'), option('email', 'E-mail'), option('sms', 'SMS')]}
    </select>
    <button>Show</button>
  </form>`;
}

function renderPaging(page: number, pages: number, query: URLSearchParams): Html {
  const linkTo = (target: number, label: string) => {
    const search = new URLSearchParams(query);
    search.set('page', String(target));
    return html`<a href="?${search.toString()}">${label}</a>`;
  };

  return html`<nav aria-label="Pages">
    ${page > 1 ? linkTo(page - 1, '← Newer') : html`<span></span>`}
    <span>Page ${page} of ${pages}</span>
    ${page < pages ? linkTo(page + 1, 'Older →') : html`<span></span>`}
  </nav>`;
}
