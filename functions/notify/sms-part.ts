/** Of GSM 03.38, as one septet each; those of the extension table take two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

const SEPTETS = 160;
/** Where a single character is none of these, all take 16 bits. */
const UCS2_UNITS = 70;
const SEPTETS_OF_MANY = 153;
const UCS2_UNITS_OF_MANY = 67;

/** How many text messages the network makes of a text, and pays for. */
export function partsOf(text: string): number {
  const septets = septetsOf(text);
  return septets === null
    ? count(text.length, UCS2_UNITS, UCS2_UNITS_OF_MANY)
    : count(septets, SEPTETS, SEPTETS_OF_MANY);
}

function count(length: number, ofOne: number, ofMany: number): number {
  return length <= ofOne ? 1 : Math.ceil(length / ofMany);
}

/** Null where the text cannot be written in septets. */
export function septetsOf(text: string): number | null {
  const lengths = [...text].map((character) =>
    BASIC.includes(character) ? 1 : EXTENDED.includes(character) ? 2 : Number.NaN,
  );
  const sum = lengths.reduce((total, length) => total + length, 0);
  return Number.isNaN(sum) ? null : sum;
}

const SPELLINGS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** Accents that would make a text twice as dear are left out; what has no such spelling stays. */
export function inSeptets(text: string): string {
  return [...text.normalize('NFC').replace(/\s/gu, (space) => (space === '\n' ? space : ' '))]
    .map((character) => {
      if (septetsOf(character) !== null) return character;
      const plain = SPELLINGS[character] ?? character.normalize('NFD').replace(/\p{M}+/gu, '');
      return septetsOf(plain) === null ? character : plain;
    })
    .join('');
}
