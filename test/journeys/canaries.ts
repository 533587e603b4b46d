/** Somebody who can be told from everybody else, wherever a part of them turns up. */
export const CANARIES = {
  sender: { name: 'Zknamea Absender', email: 'zkmail.absender@example.org', phone: '+441632960901' },
  recipient: { name: 'Zknameb Empfangerin', email: 'zkmail.empfangerin@example.org', phone: '+441632960902' },
  texted: { name: 'Zknamec Ubersms', email: 'zkmail.ubersms@example.org', phone: '+441632960903' },
  imported: { name: 'Zknamed Gelistet', email: 'zkmail.gelistet@example.org', phone: '+441632960904' },
  watcher: { name: 'Zknamee Zuschauer', email: 'zkmail.zuschauer@example.org', phone: '+441632960905' },
} as const;

/** A text of somebody's hand, about a canary. */
export const aText = (about: { name: string }) => `zktext ${about.name}`;

/** What a caller writes to make the system fail: nobody's, and never to be seen outside the answer to them. */
export const PROVOCATION = 'zkfault zkfault@example.org +441632960999';

const MARKS = {
  name: /zkname/i,
  email: /zkmail/i,
  phone: /163296090\d|1632-?960-?90\d/,
  text: /zktext/i,
  provocation: /zkfault|1632960999/i,
};

export type Mark = keyof typeof MARKS;

/** The marks that are in a value, however deep, and however it was encoded for the way. */
export function marksIn(value: unknown): Mark[] {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const written = [text, ...decoded(text)].join('\n');
  return (Object.keys(MARKS) as Mark[]).filter((mark) => MARKS[mark].test(written));
}

/** What stands in base 64, in hexadecimal or in percent signs. */
function decoded(text: string): string[] {
  const base64 = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? [];
  const hex = text.match(/(?:[0-9a-f]{2}){8,}/gi) ?? [];
  return [
    ...base64.map((part) => Buffer.from(part, 'base64').toString()),
    ...hex.map((part) => Buffer.from(part, 'hex').toString()),
    text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  ];
}
