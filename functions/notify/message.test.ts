import { describe, expect, it } from 'vitest';
import { messageOf } from './message.ts';

const facts = {
  trackingNumber: '0123456789ABCDEF',
  status: 'READY_FOR_PICKUP',
  officeName: 'Lisboa Chiado',
} as const;

describe('the message to a recipient', () => {
  it('says in one sentence what happened, with the office and the tracking number', () => {
    expect(messageOf(facts)).toEqual({
      subject: 'Package 0123 4567 89AB CDEF is ready for pickup',
      text: 'Package 0123 4567 89AB CDEF is ready for pickup.\nOffice: Lisboa Chiado',
    });
  });

  it('keeps a name on its line, whatever it holds', () => {
    const officeName = `Chiado\r\n\r\nUrgent: pay here\u2028\u202e${'x'.repeat(500)}`;

    const { subject, text } = messageOf({ ...facts, officeName });

    expect(text.split(/[\r\n\u2028]/)).toHaveLength(2);
    expect(text).not.toContain('\u202e');
    expect(text.length).toBeLessThan(160);
    expect(subject).toBe(messageOf(facts).subject);
  });
});
