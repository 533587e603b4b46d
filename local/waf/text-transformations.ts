import type { TextTransformation } from './types.ts';

type Transform = (text: string) => string;

const CONTROLS: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Texts have a character for each byte. */
const TRANSFORMATIONS: Record<string, Transform> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  UPPERCASE: (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  COMPRESS_WHITE_SPACE: (text) => text.replace(/[\f\t\n\r\v\xa0 ]+/g, ' '),
  URL_DECODE: (text) => text.replace(/\+/g, ' ').replace(/%([\da-fA-F]{2})/g, (_, code) => byte(code)),
  JS_DECODE: (text) =>
    text.replace(
      /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-3]?[0-7]{1,2})|([^]))/g,
      (_, unicode: string, hex: string, octal: string, other: string) =>
        unicode ? lowByte(unicode) : hex ? byte(hex) : octal ? byte(octal, 8) : (CONTROLS[other] ?? other),
    ),
  REPLACE_COMMENTS: (text) => text.replace(/\/\*[^]*?(?:\*\/|$)/g, ' '),
  REMOVE_NULLS: (text) => text.replace(/\0/g, ''),
  REPLACE_NULLS: (text) => text.replace(/\0/g, ' '),
  BASE64_DECODE: (text) => Buffer.from(text, 'base64').toString('latin1'),
  HEX_DECODE: (text) => Buffer.from(text, 'hex').toString('latin1'),
};

export function isKnownTransformation(type: string): boolean {
  return Object.hasOwn(TRANSFORMATIONS, type);
}

/** In the order of their priorities (F147). */
export function transformed(text: string, transformations: TextTransformation[]): string {
  return [...transformations]
    .sort((one, other) => one.Priority - other.Priority)
    .reduce((seen, { Type }) => TRANSFORMATIONS[Type]?.(seen) ?? seen, text);
}

function byte(digits: string, base = 16): string {
  return String.fromCharCode(parseInt(digits, base) & 0xff);
}

/** What does not fit one byte loses the other, but for the wide forms of ASCII (F147). */
function lowByte(digits: string): string {
  const code = parseInt(digits, 16);
  const isWide = code >= 0xff01 && code <= 0xff5e;
  return String.fromCharCode(isWide ? code - 0xfee0 : code & 0xff);
}
