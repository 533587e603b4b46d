import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

type Someone = { name?: string; email?: string; phone?: string };

const mentions = (text: string, { name = 'Nobody Atall', email, phone }: Someone): Promise<boolean> =>
  db.undone(async () => {
    const id = await db.value<string>('insert into person (name) values ($1) returning id', [name]);
    await db.query('insert into person_contact (person_id, email, phone) values ($1, $2, $3)', [
      id,
      email ?? null,
      phone ?? null,
    ]);
    return db.value('select mentions($1, personal_words_of($2))', [text, id]);
  });

describe('a person is found in a text', () => {
  it.each<[string, string, Someone]>([
    ['a word of the name', 'for GRETE', { name: 'Grète van Ölsen' }],
    ['the name in one word', 'greteolsen came', { name: 'Grète Ölsen' }],
    ['a short name', 'left with Bo.', { name: 'Bo' }],
    ['a name of short words', 'given to WU LI!', { name: 'Wu Li' }],
    ['a name of short words in the other order', 'given to Li, Wu', { name: 'Wu Li' }],
    ['a name of one character', '交给李了', { name: '李' }],
    ['a name in which blanks without width stand', 'for Gr\u200bete', { name: 'Grete Olsen' }],
    ['a name behind which one stands', 'for Grete\u200bcalled', { name: 'Grete Olsen' }],
    ['a name in which a soft hyphen stands', 'for Gre\u00adte', { name: 'Grete Olsen' }],
    ['a short name with a mark of direction', 'for \u202eBo\u202c', { name: 'Bo' }],
    ['a name that was given with one', 'for Grete', { name: 'Gre\u00adte' }],
    ['a short name that was given with one', 'for Wu Li', { name: 'Wu\u200bLi' }],
    ['an address', 'to:G.K@Example.ORG', { email: 'g.k@example.org' }],
    ['an address in full width', 'ｇ.k＠example.org', { email: 'g.k@example.org' }],
    ['a number', 'called (0)1632-960 777', { phone: '+441632960777' }],
    ['a number of seven digits', 'called 1234 567', { phone: '+1234567' }],
    ['a number of eight digits', 'called 12345678', { phone: '+12345678' }],
    ['a number in full width', 'called １６３２９６０７７７', { phone: '+441632960777' }],
    ['a number in Arabic digits', 'called ٠١٦٣٢٩٦٠٧٧٧', { phone: '+441632960777' }],
    ['a number in Persian digits', 'called ۰۱۶۳۲۹۶۰۷۷۷', { phone: '+441632960777' }],
    ['a number in Devanagari', 'called १६३२९६०७७७', { phone: '+441632960777' }],
    ['a number in which marks stand', 'called 1632\u2060960\u200b777', { phone: '+441632960777' }],
  ])('by %s', async (_, text, someone) => {
    expect(await mentions(text, someone)).toBe(true);
  });

  it.each<[string, string, Someone]>([
    ['a short name in a longer word', 'about the bo\u0302x and the bottle', { name: 'Bo' }],
    ['a short name with a mark in a longer word', 'about the mailbox', { name: 'Bö' }],
    ['one word of a name of short words', 'Li was here', { name: 'Wu Li' }],
    ['one letter', 'A is behind B', { name: 'A' }],
    ['another number', 'called 1632960778', { phone: '+441632960777' }],
  ])('and not by %s', async (_, text, someone) => {
    expect(await mentions(text, someone)).toBe(false);
  });

  it('that is not there', async () => {
    expect(await db.value(`select mentions(null, row('{ab}', 'ab', 'c', '1')::personal_words)`)).toBe(false);
  });
});
