const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a place of a shape stands for; every other character stands for itself. */
const PLACES: Record<string, string> = {
  '#': DIGITS,
  '%': '12345',
  '@': LETTERS,
  '*': `${DIGITS}${LETTERS}`,
};

/** What people write between groups, brackets around GS1 identifiers, and what scanners put between fields and at the end. */
const LEFT_OUT = ' -.()\t\r\n\u001d';

/** Of an AIM symbology identifier, which a scanner may send first, e.g. `]C1`. */
const SYMBOLOGY_LENGTH = 3;

/** What somebody wrote or scanned, as it is compared. */
export function symbolsOf(written: string): string {
  const symbols = written
    .toUpperCase()
    .split('')
    .filter((character) => LEFT_OUT.indexOf(character) === -1)
    .join('');
  return symbols.startsWith(']') ? symbols.slice(SYMBOLOGY_LENGTH) : symbols;
}

/** A `+` at the end stands for any number more of the place before it. */
export function hasShape(symbols: string, shape: string): boolean {
  const isOpen = shape.endsWith('+');
  const places = (isOpen ? shape.slice(0, -1) : shape).split('');
  const isLongEnough = isOpen ? symbols.length >= places.length : symbols.length === places.length;
  return (
    isLongEnough &&
    symbols.split('').every((symbol, index) => {
      const place = places[index] ?? places[places.length - 1] ?? '';
      return (PLACES[place] ?? place).indexOf(symbol) !== -1;
    })
  );
}
