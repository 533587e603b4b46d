import {
  ALPHABET,
  TRACKING_NUMBER_LENGTH,
  dividedByX,
  parseTrackingNumber,
  remainder,
} from './tracking-number.ts';

/**
 * The tracking numbers that somebody can have meant: the one that is written, or else all that one wrong, missing or extra
 * character or two swapped neighbours can have turned into what is written.
 */
export function trackingNumberCandidates(written: string): string[] {
  const exact = parseTrackingNumber(written);
  if (exact !== null) {
    return [exact];
  }
  const symbols = symbolsOf(written);
  const places = symbols.map((_, place) => place);
  switch (symbols.length) {
    case TRACKING_NUMBER_LENGTH:
      return distinct(places.flatMap((place) => [replaced(symbols, place), swapped(symbols, place)]));
    case TRACKING_NUMBER_LENGTH - 1:
      return distinct(
        [...places, symbols.length].map((place) =>
          replaced([...symbols.slice(0, place), '0', ...symbols.slice(place)], place),
        ),
      );
    case TRACKING_NUMBER_LENGTH + 1:
      return distinct(places.map((place) => symbols.filter((_, other) => other !== place).join('')));
    default:
      return [];
  }
}

/** One for each character that people would count, whatever it is. */
function symbolsOf(written: string): string[] {
  return written
    .split('')
    .filter((unit) => unit !== ' ' && unit !== '-' && !(unit >= '\uDC00' && unit <= '\uDFFF'))
    .map((unit) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit))
    .map((symbol) => (symbol === 'O' ? '0' : symbol === 'I' || symbol === 'L' ? '1' : symbol));
}

/** With the one symbol at this place that the check character allows. */
function replaced(symbols: string[], place: number): string {
  const without = symbols.map((symbol, other) => (other === place ? '0' : symbol));
  const value = without.slice(place + 1).reduce((rest) => dividedByX(rest), remainder(without));
  return without.map((symbol, other) => (other === place ? ALPHABET.charAt(value) : symbol)).join('');
}

function swapped(symbols: string[], place: number): string {
  return [
    ...symbols.slice(0, place),
    ...symbols.slice(place, place + 2).reverse(),
    ...symbols.slice(place + 2),
  ].join('');
}

function distinct(candidates: string[]): string[] {
  return candidates.filter(
    (candidate, index) => parseTrackingNumber(candidate) !== null && candidates.indexOf(candidate) === index,
  );
}
