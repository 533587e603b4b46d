import { INK, PAGE, type Canvas } from './page-canvas.ts';

export type Cell = string | { text: string; color: string };
export type Column = { title: string; /** Of the whole width. */ share: number };
export type Row = { cells: Cell[]; isBold?: boolean };

export const ROW_HEIGHT = 14.5;
const TITLE_HEIGHT = 15;

/** The height of a table of so many rows. */
export function heightOfTable(rows: number): number {
  return TITLE_HEIGHT + rows * ROW_HEIGHT + 4;
}

/** The first column is of words, the others are of numbers. Answers where it ends. */
export function drawTable(canvas: Canvas, y: number, columns: Column[], rows: Row[]): number {
  const width = PAGE.right - PAGE.left;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const rights = columns.map(
    (_, at) =>
      PAGE.left + (width * columns.slice(0, at + 1).reduce((sum, { share }) => sum + share, 0)) / whole,
  );
  const put = (cell: Cell, at: number, top: number, isBold: boolean, color: string, size: number) => {
    const text = typeof cell === 'string' ? cell : cell.text;
    const ink = typeof cell === 'string' ? color : cell.color;
    const words = { size, color: ink, isBold };
    const room = (width * (columns[at]?.share ?? 1)) / whole - 8;
    if (at === 0) canvas.write(text, { left: PAGE.left, y: top }, { ...words, mostWidth: room });
    else canvas.write(text, { right: rights[at] ?? PAGE.right, y: top }, words);
  };
  columns.forEach(({ title }, at) => put(title, at, y, false, INK.soft, 7));
  canvas.line({ x: PAGE.left, y: y + 11.5 }, { x: PAGE.right, y: y + 11.5 }, INK.text);
  rows.forEach(({ cells, isBold = false }, index) => {
    const top = y + TITLE_HEIGHT + index * ROW_HEIGHT;
    cells.forEach((cell, at) => put(cell, at, top, isBold, INK.text, 8.5));
    const bottom = top + ROW_HEIGHT - 2.5;
    canvas.line({ x: PAGE.left, y: bottom }, { x: PAGE.right, y: bottom });
  });
  return y + heightOfTable(rows.length);
}
