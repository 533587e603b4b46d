import type { DecimalSeparator } from '../graphql/generated/graphql.ts';

/** A decimal with a point, or what is wrong with it, never repeating what it says. */
export type AmountReading = { value: string } | { fault: string };

type Form = { shape: RegExp; plain: (written: string) => string; otherwise: string };

const FORMS: Record<DecimalSeparator, Form> = {
  POINT: {
    shape: /^-?\d{1,15}(\.\d{1,4})?$/,
    plain: (written) => written,
    otherwise:
      'Not an amount with a decimal point and nothing else, e.g. 1234.56. Begin the import with decimalSeparator COMMA where it is 1234,56.',
  },
  COMMA: {
    // nobody divides the thousands of 0.125: it has a decimal point
    shape: /^-?(\d{1,15}|[1-9]\d{0,2}(\.\d{3}){1,4})(,\d{1,4})?$/,
    plain: (written) => written.replaceAll('.', '').replace(',', '.'),
    otherwise: 'Not an amount with a decimal comma, e.g. 1234,56 or 1.234,56, as the import was begun.',
  },
};

/** Read as the import says, and never guessed: 1.234 may be a thousand or one. */
export function readAmount(written: string, separator: DecimalSeparator): AmountReading {
  const { shape, plain, otherwise } = FORMS[separator];
  if (!shape.test(written)) return { fault: otherwise };
  return { value: plain(written).replace(/^(-?)0+(?=\d)/, '$1') };
}
