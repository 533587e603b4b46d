import type { CostReport, CostSum } from '../../graphql/generated/graphql.ts';
import { drawCards } from './page-cards.ts';
import { createCanvas, INK, PAGE, type Canvas, type Fonts } from './page-canvas.ts';
import { drawBars, drawColumns } from './page-chart.ts';
import type { PageDocument } from './page-document.ts';
import { changeOf, groupsWithin, rowOfGroup } from './page-rows.ts';
import { drawTable, heightOfTable, ROW_HEIGHT } from './page-table.ts';
import * as words from './page-words.ts';

const MOST_CURRENCIES = 8;
const MOST_BARS = 8;
const CHART_HEIGHT = 150;
const GAP = 14;

/** What an office was charged, on one page that says the same as the report of the API. */
export function costPage(document: PageDocument, fonts: Fonts): Promise<Uint8Array> {
  const { report, officeName, asOf } = document;
  const title = `What ${officeName} (${report.officeCode}) was charged`;
  const canvas = createCanvas(fonts, {
    title: `${title}, ${report.from} to ${report.to}`,
    asOf: new Date(asOf),
  });
  const main = mainCurrency(document);
  let y = drawHead(canvas, document);
  if (report.totals.length === 0) {
    canvas.write('Nothing was charged in this period.', { left: PAGE.left, y: y + 20 }, { size: 12 });
  } else {
    y = drawCards(canvas, y, document, main) + GAP;
    y = drawTotals(canvas, y, report) + GAP;
    y = drawChart(canvas, y, document, main) + GAP;
    drawGroups(canvas, y, document);
  }
  drawFoot(canvas, document);
  return canvas.end();
}

/** That of the office, or else the one of most charges. */
function mainCurrency({ report, officeCurrency }: PageDocument): string {
  const currencies = report.totals.map(({ amount }) => amount.currencyCode);
  const [most] = [...report.totals].sort((one, other) => other.lineCount - one.lineCount);
  return currencies.includes(officeCurrency) ? officeCurrency : (most?.amount.currencyCode ?? officeCurrency);
}

function drawHead(canvas: Canvas, { report, officeName, stage }: PageDocument): number {
  const { left, right, top } = PAGE;
  canvas.write('COST REPORT', { left, y: top }, { size: 8, color: INK.accent, isBold: true });
  canvas.write('Postroom', { right, y: top }, { size: 8, color: INK.soft });
  const code = canvas.widthOf(report.officeCode, { size: 13 });
  canvas.write(
    officeName,
    { left, y: top + 14 },
    { size: 21, isBold: true, mostWidth: right - left - code - 14 },
  );
  canvas.write(report.officeCode, { right, y: top + 22 }, { size: 13, color: INK.soft });
  const period = `${words.dayInWords(report.from)} to ${words.dayInWords(report.to)}`;
  canvas.write(period, { left, y: top + 44 }, { size: 11 });
  canvas.write(
    `${report.timeZone} · ${words.stageInWords(stage)}`,
    { right, y: top + 46 },
    { size: 8.5, color: INK.soft },
  );
  canvas.line({ x: left, y: top + 64 }, { x: right, y: top + 64 }, INK.accent);
  return top + 76;
}

function heading(canvas: Canvas, y: number, text: string, more = ''): number {
  canvas.write(text, { left: PAGE.left, y }, { size: 10, isBold: true });
  canvas.write(more, { right: PAGE.right, y: y + 2 }, { size: 7.5, color: INK.soft });
  return y + 17;
}

function drawTotals(canvas: Canvas, y: number, report: CostReport): number {
  const totals = report.totals.slice(0, MOST_CURRENCIES);
  const hidden = report.totals.length - totals.length;
  const before = `before: ${words.dayInWords(report.previousFrom)} to ${words.dayInWords(report.previousTo)}`;
  let bottom = heading(canvas, y, 'Totals', hidden > 0 ? `${hidden} more currencies are in the CSV` : before);
  bottom = drawTable(
    canvas,
    bottom,
    [
      { title: 'Currency', share: 7 },
      { title: 'Charged', share: 14 },
      { title: 'Tax', share: 12 },
      { title: 'Charges', share: 9 },
      { title: 'Packages', share: 9 },
      { title: 'Per package', share: 12 },
      { title: 'Before', share: 14 },
      { title: 'Change', share: 10 },
    ],
    totals.map((sum) => ({ cells: cellsOfTotal(sum) })),
  );
  const compared = report.quotedAndBilled.slice(0, MOST_CURRENCIES);
  if (compared.length === 0) return bottom;
  return drawTable(
    canvas,
    bottom + 4,
    [
      { title: 'Quoted against billed', share: 25 },
      { title: 'Quoted', share: 20 },
      { title: 'Billed', share: 20 },
      { title: 'Difference', share: 20 },
      { title: '', share: 10 },
    ],
    compared.map(({ quoted, billed, difference }) => ({
      cells: [
        quoted.currencyCode,
        words.amountInWords(quoted),
        words.amountInWords(billed),
        words.amountInWords(difference),
        changeOf(billed, quoted),
      ],
    })),
  );
}

function cellsOfTotal({ amount, tax, averagePerPackage, previousAmount, ...counts }: CostSum) {
  return [
    amount.currencyCode,
    words.amountInWords(amount),
    words.amountInWords(tax),
    words.countInWords(counts.lineCount),
    words.countInWords(counts.packageCount),
    averagePerPackage ? words.amountInWords(averagePerPackage) : '–',
    words.amountInWords(previousAmount),
    changeOf(amount, previousAmount),
  ];
}

function drawChart(canvas: Canvas, y: number, { chart, chartBy }: PageDocument, currency: string): number {
  const bars = chart
    .filter(({ sum }) => sum.amount.currencyCode === currency)
    .map((group) => ({
      label: chartBy === 'MONTH' ? shortMonth(group.key) : words.groupInWords(chartBy, group),
      value: Number(group.sum.amount.amount),
      shown: words.amountInWords(group.sum.amount),
    }));
  const top = heading(canvas, y, `By ${words.GROUPED_BY[chartBy]}`, `${currency}, without tax`);
  if (chartBy === 'MONTH') {
    drawColumns(canvas, { y: top, height: CHART_HEIGHT - 17 }, bars);
    return y + CHART_HEIGHT;
  }
  const shown = bars.slice(0, MOST_BARS);
  drawBars(canvas, { y: top, height: CHART_HEIGHT - 17 }, shown);
  return Math.min(top + shown.length * 21, y + CHART_HEIGHT);
}

/** `Jan`, and each January with its year. */
function shortMonth(month: string): string {
  const [year = '', number] = month.split('-');
  const name = words.dayInWords(`${month}-01`).split(' ')[1]?.slice(0, 3) ?? '';
  return number === '01' ? `${name} ${year.slice(2)}` : name;
}

function drawGroups(canvas: Canvas, y: number, { report, groupBy }: PageDocument): void {
  const hasPrevious = groupBy !== 'MONTH';
  const top = heading(canvas, y, `Largest by ${words.GROUPED_BY[groupBy]}`, 'without tax');
  const room = Math.floor((PAGE.bottom - 30 - top - heightOfTable(0)) / ROW_HEIGHT);
  drawTable(
    canvas,
    top,
    [
      { title: '', share: 32 },
      { title: 'Currency', share: 9 },
      { title: 'Charged', share: 18 },
      { title: 'Charges', share: 11 },
      ...(hasPrevious
        ? [
            { title: 'Before', share: 18 },
            { title: 'Change', share: 12 },
          ]
        : []),
    ],
    groupsWithin(room, groupBy, report.groups)
      .slice(0, room)
      .map((shown) => rowOfGroup(shown, hasPrevious)),
  );
}

function drawFoot(canvas: Canvas, { report, asOf }: PageDocument): void {
  const y = PAGE.bottom - 6;
  canvas.line({ x: PAGE.left, y: y - 8 }, { x: PAGE.right, y: y - 8 });
  const soft = { size: 7, color: INK.soft };
  canvas.write(
    `As of ${words.momentInWords(asOf, report.timeZone)} (${report.timeZone}). Days are those of the office. Nothing is added up over currencies.`,
    { left: PAGE.left, y },
    { ...soft, mostWidth: PAGE.right - PAGE.left },
  );
}
