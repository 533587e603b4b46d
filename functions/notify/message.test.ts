import { describe, expect, it } from 'vitest';
import type { NotificationFacts } from '../../domain/notification-facts.ts';
import { CHANNELS, notificationKinds } from '../../domain/notification-matrix.ts';
import { messageOf, type Reader } from './message.ts';
import { partsOf } from './sms-part.ts';
import { languages } from './texts.ts';

const facts: NotificationFacts = {
  notificationId: 'notification',
  kind: 'READY_FOR_PICKUP',
  role: 'RECIPIENT',
  trackingNumber: '0123456789ABCDEF',
  officeName: 'Lisboa Chiado',
  occurredAt: '2026-03-03T14:05:00Z',
  occurredZone: 'Europe/Lisbon',
  expectedAt: '2026-03-06T18:00:00Z',
  expectedZone: 'Europe/Lisbon',
  responsibleParty: 'WEATHER',
  correctedKind: 'OUT_FOR_DELIVERY',
};
const page = 'https://track.example.org/p/';
const reader: Reader = { language: 'en-GB', timeZone: null, channel: 'EMAIL', trackingLink: page };
const everyKind = notificationKinds.map((kind) => ({ ...facts, kind }));

describe('a message about a package', () => {
  it('says in one sentence what happened, with the office, the time and the tracking number', () => {
    const { subject, text } = messageOf([facts], reader);

    expect(subject).toBe('Package 0123 4567 89AB CDEF is ready for pickup');
    expect(text.split('\n')).toEqual([
      'Package 0123 4567 89AB CDEF is ready for pickup.',
      'Office: Lisboa Chiado',
      expect.stringMatching(/^When: Tuesday,? 3 March 2026.* 14:05$/),
      'Follow it: https://track.example.org/p/0123456789ABCDEF',
    ]);
  });

  it.each([
    ['fr-CA', 'America/Montreal', /^Quand : mardi 3 mars 2026.* 0?9 h 05$/m],
    ['de-AT', 'Europe/Vienna', /^Wann: Dienstag, 3. März 2026.* 15:05$/m],
    ['es-MX', 'Pacific/Auckland', /^Cuándo: miércoles, 4 de marzo de 2026.* 0?3:05 a.m.$/m],
    ['en-US', 'Pacific/Pago_Pago', /^When: Tuesday, March 3, 2026.* 3:05 AM$/m],
    ['pt-PT', 'Europe/Lisbon', /^When: Tuesday,? 3 March 2026.* 14:05$/m],
    ['x-none', 'Nowhere/Nothing', /^When: Tuesday,? 3 March 2026.* 14:05$/m],
  ])('is written in %s on the clock of %s', (language, timeZone, when) => {
    expect(messageOf([facts], { ...reader, language, timeZone }).text).toMatch(when);
  });

  it('says why it is late and when it is expected now', () => {
    const { text } = messageOf([{ ...facts, kind: 'DELAYED' }], reader);

    expect(text).toContain('The weather holds it up.\n');
    expect(text).toMatch(/^Now expected: Friday,? 6 March 2026.* 18:00$/m);
  });

  it('says of a correction what the mistake was', () => {
    const { subject, text } = messageOf([{ ...facts, kind: 'CORRECTION' }], reader);

    expect(subject).toBe('Correction about package 0123 4567 89AB CDEF');
    expect(text).toMatch(/^Our message "Package 0123 4567 89AB CDEF is out for delivery" was a mistake\./);
  });

  it('leaves a link out of a text that would not be in one part with it', () => {
    const long = `https://example.org/${'x'.repeat(160)}/`;
    for (const items of [[facts], everyKind]) {
      const { text, parts } = messageOf(items, { ...reader, channel: 'SMS', trackingLink: long });

      expect([parts, text.includes('https')]).toEqual([1, false]);
    }
  });

  it('keeps a name on its line, whatever it holds', () => {
    const officeName = `Chiado\r\n\r\nUrgent: pay here\u2028\u202e${'x'.repeat(500)}`;

    const { subject, text } = messageOf([{ ...facts, officeName }], { ...reader, trackingLink: null });

    expect(text.split(/[\r\n\u2028]/)).toHaveLength(3);
    expect(text).not.toContain('\u202e');
    expect(text.length).toBeLessThan(200);
    expect(subject).toBe(messageOf([facts], reader).subject);
  });

  it.each(['evil.com', 'https://evil.com/x', 'www.evil．com', '//evil', 'a@evil.com', 'evil\u00ad.com'])(
    'does not make a link of an office that is called %s',
    (officeName) => {
      const { text } = messageOf([{ ...facts, officeName }], { ...reader, trackingLink: null });

      expect(text).not.toMatch(/\w[.．]\w|\/\/|@/u);
      expect(text).toContain('evil');
    },
  );
});

describe('a message about several packages', () => {
  const several = [
    facts,
    { ...facts, trackingNumber: '123456789ABCDEFG' },
    { ...facts, kind: 'DELAYED' } as const,
  ];

  it('says how many they are, and of each what happened', () => {
    const { subject, text } = messageOf(several, reader);

    expect(subject).toBe('News of 2 packages');
    expect(text.match(/ready for pickup\./g)).toHaveLength(2);
    expect(text).toContain('is late.');
  });

  it('says in a text message what there is most of', () => {
    expect(messageOf(several, { ...reader, channel: 'SMS' })).toEqual({
      subject: 'News of 2 packages',
      text: 'News of 2 packages: 2 ready for pickup, 1 late. https://track.example.org/p/',
      parts: 1,
    });
  });
});

describe('every message', () => {
  const longest = [
    'W'.repeat(200),
    `${'Œuvre ['.repeat(28)}`,
    '東京都千代田区'.repeat(20),
    '👩‍👩‍👧‍👦'.repeat(20),
    '',
  ];
  const cases = languages.flatMap((language) =>
    CHANNELS.flatMap((channel) =>
      longest.flatMap((officeName) =>
        [...everyKind.map((item) => [item]), everyKind].map((items) => ({
          items: items.map((item) => ({ ...item, officeName })),
          by: { ...reader, language, channel, timeZone: 'Asia/Kathmandu' },
        })),
      ),
    ),
  );

  it('has a subject under 100 characters on one line, and one part if it is a text message', () => {
    expect(cases).toHaveLength(4 * 2 * 5 * 18);
    for (const { items, by } of cases) {
      const { subject, text, parts } = messageOf(items, by);
      expect(subject).toMatch(/^[^\r\n\p{Cc}]{5,99}$/u);
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u202a-\u202e]|undefined|''|\{/u);
      expect(by.channel === 'SMS' ? [parts, partsOf(text), text.includes('\n')] : []).toEqual(
        by.channel === 'SMS' ? [1, 1, false] : [],
      );
      expect(text.split('https://')).toHaveLength(by.channel === 'SMS' || items.length === 1 ? 2 : 18);
    }
  });
});
