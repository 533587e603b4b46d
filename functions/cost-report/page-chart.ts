import { INK, PAGE, type Canvas } from './page-canvas.ts';

export type Bar = { label: string; value: number; shown: string };
export type Frame = { y: number; height: number };

const NEGATIVE = '#c9a27a';

/** From the least to the most that is drawn, always with zero, in steps that people count in. */
export function scaleOf(values: readonly number[], steps = 4): { least: number; most: number; step: number } {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const rough = (most - least || 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  return { least: Math.floor(least / step) * step, most: Math.ceil(most / step) * step || step, step };
}

/** Months, side by side. */
export function drawColumns(canvas: Canvas, { y, height }: Frame, bars: readonly Bar[]): void {
  const { least, most, step } = scaleOf(bars.map(({ value }) => value));
  const room = { left: PAGE.left + 46, right: PAGE.right, top: y + 4, bottom: y + height - 16 };
  const at = (value: number) => room.bottom - ((value - least) / (most - least)) * (room.bottom - room.top);
  for (let tick = 0; least + tick * step <= most * 1.0001; tick++) {
    const value = least + tick * step;
    const isZero = Math.abs(value) < step / 2;
    canvas.line(
      { x: room.left, y: at(value) },
      { x: room.right, y: at(value) },
      isZero ? INK.soft : INK.line,
    );
    canvas.write(
      short(isZero ? 0 : value),
      { right: room.left - 6, y: at(value) - 4 },
      { size: 7, color: INK.soft },
    );
  }
  const slot = (room.right - room.left) / Math.max(bars.length, 1);
  const width = Math.min(slot * 0.62, 40);
  const every = Math.ceil(bars.length / Math.floor((room.right - room.left) / 34));
  bars.forEach(({ label, value }, index) => {
    const middle = room.left + slot * (index + 0.5);
    const [top, bottom] = [at(Math.max(value, 0)), at(Math.min(value, 0))];
    const height = Math.max(bottom - top, value === 0 ? 0 : 0.5);
    canvas.box(
      { x: middle - width / 2, y: top, width, height },
      value < 0 ? NEGATIVE : INK.accent,
      Math.min(1.5, height / 2),
    );
    if (index % every === 0)
      canvas.write(label, { middle, y: room.bottom + 5 }, { size: 7, color: INK.soft });
  });
}

/** Things with long names, below each other. */
export function drawBars(canvas: Canvas, { y, height }: Frame, bars: readonly Bar[]): void {
  const { least, most } = scaleOf(bars.map(({ value }) => value));
  const room = { left: PAGE.left + 112, right: PAGE.right - 78 };
  const at = (value: number) => room.left + ((value - least) / (most - least)) * (room.right - room.left);
  const slot = Math.min(height / Math.max(bars.length, 1), 21);
  bars.forEach(({ label, value, shown }, index) => {
    const top = y + slot * index;
    const middle = top + slot / 2 - 5;
    canvas.write(label, { left: PAGE.left, y: middle }, { mostWidth: 106 });
    const [left, right] = [at(Math.min(value, 0)), at(Math.max(value, 0))];
    const box = {
      x: left,
      y: top + 3,
      width: Math.max(right - left, value === 0 ? 0 : 0.5),
      height: slot - 6,
    };
    canvas.box(box, value < 0 ? NEGATIVE : INK.accent, Math.min(1.5, box.width / 2));
    canvas.write(shown, { right: PAGE.right, y: middle });
  });
  canvas.line({ x: at(0), y }, { x: at(0), y: y + slot * bars.length }, INK.soft);
}

/** `1.2 M` */
function short(value: number): string {
  const size = Math.abs(value);
  const [by, sign] =
    size >= 1e9 ? [1e9, ' bn'] : size >= 1e6 ? [1e6, ' M'] : size >= 1e4 ? [1e3, ' k'] : [1, ''];
  return `${value < 0 ? '\u2212' : ''}${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(size / by)}${sign}`;
}
