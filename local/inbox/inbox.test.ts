import { describe, expect, it } from 'vitest';
import type { ServiceRequest } from '../aws-service.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { createInbox } from './inbox.ts';
import type { OutgoingMessage } from './types.ts';

const EMAIL: OutgoingMessage = {
  channel: 'email',
  to: 'ada@example.com',
  subject: 'Hello',
  body: 'Hi',
  messageId: '1',
};
const SMS: OutgoingMessage = { channel: 'sms', to: '+33612345678', body: 'Here', messageId: '2' };

function get(path: string): ServiceRequest {
  const url = new URL(path, 'http://localhost');
  return { method: 'GET', path: url.pathname, query: url.searchParams, headers: {}, body: Buffer.alloc(0) };
}

describe('the inbox', () => {
  it('keeps its messages over a restart', () => {
    const store = memoryStore();

    createInbox({ store }).deliver(EMAIL);

    expect(createInbox({ store: store.restarted() }).messages()).toMatchObject([EMAIL]);
  });

  it('forgets the oldest messages when it is full', () => {
    const inbox = createInbox({ store: memoryStore(), capacity: 10 });

    for (let number = 1; number <= 25; number++) inbox.deliver({ ...SMS, body: `${number}` });

    expect(inbox.messages().map(({ body }) => Number(body))).toEqual([
      16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
    ]);
  });

  it('answers programs with the messages of one recipient since an instant, newest first', async () => {
    let now = new Date('2026-01-01T10:00:00.000Z');
    const inbox = createInbox({ store: memoryStore(), clock: () => now });
    inbox.deliver(EMAIL);
    now = new Date('2026-01-01T11:00:00.000Z');
    inbox.deliver({ ...EMAIL, subject: 'Later' });
    inbox.deliver(SMS);
    inbox.deliver({ ...EMAIL, subject: 'Last' });

    const answer = await inbox.handlePage(get('/inbox.json?to=ADA@&since=2026-01-01T11:00:00.000Z'));

    expect(JSON.parse(answer.body.toString())).toMatchObject([{ subject: 'Last' }, { subject: 'Later' }]);
  });
});

describe('the inbox page', () => {
  async function pageOf(messages: OutgoingMessage[], path = '/inbox') {
    const inbox = createInbox({ store: memoryStore() });
    messages.forEach(inbox.deliver);
    return (await inbox.handlePage(get(path))).body.toString();
  }

  it('shows markup in a message as text', async () => {
    const page = await pageOf([{ ...EMAIL, subject: '<script>alert(1)</script>', body: '"><img src=x>' }]);

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<img');
  });

  it('has the links that a reader would follow', async () => {
    const page = await pageOf([
      { ...EMAIL, confirmUrl: 'http://localhost/confirm?a=1&b=2', body: 'See http://localhost/track.' },
      { ...SMS, unsubscribeUrl: 'http://localhost/stop' },
    ]);

    expect(page).toContain('href="http://localhost/confirm?a=1&amp;b=2"');
    expect(page).toContain('<a href="http://localhost/track">');
    expect(page).toContain('<a href="http://localhost/stop">Reply STOP</a>');
  });

  it('shows fifty messages at a time, newest first', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...SMS, body: `text ${index + 1}.` }));

    const page = await pageOf(many, '/inbox?to=%2B336&page=2');

    expect(page.match(/text \d+\./g)).toEqual(
      Array.from({ length: 50 }, (_, index) => `text ${70 - index}.`),
    );
    expect(page).toContain('href="?to=%2B336&amp;page=3"');
    expect(page).toContain('Page 2 of 3');
  });

  it('shows one channel where asked', async () => {
    const page = await pageOf([EMAIL, SMS], '/inbox?channel=sms');

    expect(page).toContain('+33612345678');
    expect(page).not.toContain('ada@example.com');
  });
});
