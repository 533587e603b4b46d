import { INK, PAGE, type Canvas, type Words } from './page-canvas.ts';

export type Cell = string | { text: string; color: string };
export type Column = { title: string; /** Of the whole width. */ share: number };
export type Row = { cells: Cell[]; isBold?: boolean };

export const ROW_HEIGHT = 14.5;
const TITLE_HEIGHT = 15;

/** The height of a table of so many rows. */
export function heightOfTable(rows: number): number {
  return TITLE_HEIGHT + rows * ROW_HEIGHT + 4;
}

const SIZES = [8.5, 7.5, 6.5, 5.5, 4.5];
/** Between two columns. */
const GUTTER = 8;

/** The first column is of words, the others are of numbers, of which no digit is left out. Answers where it ends. */
export function drawTable(canvas: Canvas, y: number, columns: Column[], rows: Row[]): number {
  const places = placesOf(columns);
  const fits = (size: number) =>
    rows.every(({ cells }) =>
      cells.every(
        (cell, at) => at === 0 || canvas.widthOf(textOf(cell), { size }) <= (places[at]?.room ?? 0),
      ),
    );
  const size = SIZES.find(fits) ?? 4;
  const put = (cell: Cell, at: number, top: number, words: Words) => {
    const { right = PAGE.right, room = 0 } = places[at] ?? {};
    const ink = typeof cell === 'string' ? words : { ...words, color: cell.color };
    if (at === 0) canvas.write(textOf(cell), { left: PAGE.left, y: top }, { ...ink, mostWidth: room });
    else canvas.write(textOf(cell), { right, y: top }, ink);
  };
  columns.forEach(({ title }, at) => put(title, at, y, { size: 7, color: INK.soft }));
  canvas.line({ x: PAGE.left, y: y + 11.5 }, { x: PAGE.right, y: y + 11.5 }, INK.text);
  rows.forEach(({ cells, isBold = false }, index) => {
    const top = y + TITLE_HEIGHT + index * ROW_HEIGHT;
    // on one line with the words
    cells.forEach((cell, at) =>
      put(cell, at, at === 0 ? top : top + (8.5 - size) * 0.75, { size: at === 0 ? 8.5 : size, isBold }),
    );
    const bottom = top + ROW_HEIGHT - 2.5;
    canvas.line({ x: PAGE.left, y: bottom }, { x: PAGE.right, y: bottom });
  });
  return y + heightOfTable(rows.length);
}

function placesOf(columns: readonly Column[]): { right: number; room: number }[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let right = PAGE.left;
  return columns.map(({ share }) => {
    const width = ((PAGE.right - PAGE.left) * share) / whole;
    right += width;
    return { right, room: width - GUTTER };
  });
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
