import type { Section } from '../fact.ts';

const WAF = 'https://docs.aws.amazon.com/waf/latest/developerguide';

export const FIREWALL: Section = {
  title: 'Firewall',
  facts: [
    {
      number: 145,
      mark: 'C',
      source: `${WAF}/web-acl-setting-body-inspection-limit.html`,
      says: 'Rules are asked by priority before anybody is authorised; of a body for AppSync they see 8,192 bytes.',
      assumes: [
        { what: 'The size of a longer body is that of what is seen of it.', where: 'waf/fields.ts' },
        { what: 'Arguments in the address are looked at as they were sent.', where: 'waf/fields.ts' },
        {
          what: 'The handshake of a socket is a request like any other, and its frames are not looked at.',
          where: 'waf/guard.ts',
        },
      ],
    },
    {
      number: 146,
      mark: 'C',
      source: `${WAF}/waf-regex-pattern-support.html`,
      says: 'A pattern is one of PCRE of 512 characters at most, without groups that capture, backreferences and more.',
      assumes: [
        {
          what: 'Lookaround, of which WAF says that it takes some, is taken here; our own patterns have none.',
          where: 'waf/pattern.ts',
        },
      ],
    },
    {
      number: 147,
      mark: 'C',
      source: `${WAF}/waf-rule-statement-transformation.html`,
      says: 'Texts are transformed before they are looked at; of an escape in JavaScript only the lower byte is kept.',
      assumes: [
        {
          what: 'Octal and hexadecimal escapes are decoded too, and a backslash before anything else is dropped.',
          where: 'waf/text-transformations.ts',
        },
      ],
    },
    {
      number: 148,
      mark: 'R',
      source: `${WAF}/waf-rule-action.html`,
      says: 'AppSync answers what is blocked with 403 and `WAFForbiddenException`, as its users tell.',
      assumes: [
        {
          what: 'The message is `403 Forbidden`, pages of other origins may read it, and a handshake is answered 403.',
          where: 'waf/guard.ts',
        },
      ],
    },
  ],
};
