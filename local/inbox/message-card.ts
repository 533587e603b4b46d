import type { Html } from './html.ts';
import { html } from './html.ts';
import { smsParts } from './sms-parts.ts';
import type { InboxMessage } from './types.ts';

export function renderMessage(message: InboxMessage): Html {
  return message.channel === 'sms' ? renderText(message) : renderEmail(message);
}

function renderEmail(message: InboxMessage): Html {
  return html`<article class="email" id="${message.id}">
    <header>
      <h2>${message.subject ?? '(no subject)'}</h2>
      <p><span class="label">to</span> ${message.to} ${renderTime(message.at)}</p>
    </header>
    <div class="body">${linked(message.body)}</div>
    <footer>
      ${message.confirmUrl ? html`<a class="button" href="${message.confirmUrl}">Confirm subscription</a>` : undefined}
      ${message.unsubscribeUrl ? html`<a href="${message.unsubscribeUrl}">Unsubscribe</a>` : undefined}
    </footer>
  </article>`;
}

function renderText(message: InboxMessage): Html {
  const { encoding, parts } = smsParts(message.body);

  return html`<article class="sms" id="${message.id}">
    <header>
      <p><span class="label">SMS to</span> ${message.to} ${renderTime(message.at)}</p>
    </header>
    <div class="bubble">${linked(message.body)}</div>
    <footer>
      <span class="parts">${parts === 1 ? '1 part' : `${parts} parts`}, ${encoding}</span>
      ${message.unsubscribeUrl ? html`<a href="${message.unsubscribeUrl}">Reply STOP</a>` : undefined}
    </footer>
  </article>`;
}

function renderTime(at: string): Html {
  return html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

/** Web addresses become links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}
