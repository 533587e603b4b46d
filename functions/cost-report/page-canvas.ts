import PDFDocument from 'pdfkit';

export type Fonts = { regular: Uint8Array; bold: Uint8Array };

export const INK = { text: '#1b2733', soft: '#5f6f7e', line: '#d5dce2', shade: '#f3f6f8', accent: '#0b6e75' };
export const SIGN = { better: '#1d7a46', worse: '#b3421f' };

/** Of A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 46, bottom: 800 };

export type Words = { size?: number; color?: string; isBold?: boolean; mostWidth?: number };
/** Where a text stands: from the left, up to the right, or about a middle. */
export type Spot = { y: number } & ({ left: number } | { right: number } | { middle: number });

export type Canvas = {
  write: (text: string, at: Spot, words?: Words) => void;
  widthOf: (text: string, words?: Words) => number;
  line: (from: { x: number; y: number }, to: { x: number; y: number }, color?: string) => void;
  box: (at: { x: number; y: number; width: number; height: number }, color: string, radius?: number) => void;
  end: () => Promise<Uint8Array>;
};

export type About = { title: string; asOf: Date };

/** Numbers of one width, so that digits stand below each other. */
const FEATURES = { features: ['tnum', 'kern'] as PDFKit.Mixins.OpenTypeFeatures[] };
const NO_GLYPH = '?';

/** One page. What it is made of tells all that is in it: no clock, no chance. */
export function createCanvas({ regular, bold }: Fonts, { title, asOf }: About): Canvas {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'en',
    displayTitle: true,
    // the library has fonts of its own, which lack most letters and would have to lie beside the bundle
    font: Buffer.from(regular) as never,
    info: { Title: title, Producer: 'Postroom', Creator: 'Postroom', CreationDate: asOf, ModDate: asOf },
  });
  document.registerFont('regular', Buffer.from(regular)).registerFont('bold', Buffer.from(bold));
  const pieces: Uint8Array[] = [];
  document.on('data', (piece: Uint8Array) => pieces.push(piece));
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });

  const choose = ({ size = 8.5, isBold = false }: Words = {}) =>
    document.font(isBold ? 'bold' : 'regular').fontSize(size);
  const widthOf = (text: string, words?: Words) => choose(words).widthOfString(text, FEATURES);
  return {
    widthOf,
    write: (text, at, words = {}) => {
      choose(words);
      const shown = fitting(printable(document, text), words.mostWidth, (one) => widthOf(one, words));
      const x =
        'left' in at
          ? at.left
          : 'right' in at
            ? at.right - widthOf(shown, words)
            : at.middle - widthOf(shown, words) / 2;
      document.fillColor(words.color ?? INK.text).text(shown, x, at.y, { lineBreak: false, ...FEATURES });
    },
    line: (from, to, color = INK.line) => {
      document.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(0.6).stroke(color);
    },
    box: ({ x, y, width, height }, color, radius = 0) => {
      document.roundedRect(x, y, width, height, radius).fill(color);
    },
    end: () => {
      document.end();
      return done;
    },
  };
}

/** Letters that the font has not are told by a question mark: those of neither Latin, Greek nor Cyrillic. */
function printable(document: PDFKit.PDFDocument, text: string): string {
  const { font } = (document as unknown as Chosen)._font;
  return [...text].map((sign) => (font.hasGlyphForCodePoint(codeOf(sign)) ? sign : NO_GLYPH)).join('');
}
type Chosen = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } };

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

/** The text, or as much of it as there is room for. */
function fitting(text: string, mostWidth = Infinity, widthOf: (text: string) => number): string {
  if (widthOf(text) <= mostWidth) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join('').trimEnd()}…`) > mostWidth) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
