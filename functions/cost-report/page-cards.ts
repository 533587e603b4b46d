import type { CostReport } from '../../graphql/generated/graphql.ts';
import { INK, PAGE, type Canvas } from './page-canvas.ts';
import type { PageDocument } from './page-document.ts';
import { changeOf } from './page-rows.ts';
import { amountInWords, countInWords } from './page-words.ts';

type Card = { title: string; figure: string; note: string; color?: string };

export const HEIGHT_OF_CARDS = 62;
const GAP = 10;

/** What a director looks at first: of one currency, and how late packages were. */
export function drawCards(canvas: Canvas, y: number, document: PageDocument, currency: string): number {
  const cards = cardsOf(document.report, currency);
  const width = (PAGE.right - PAGE.left - GAP * (cards.length - 1)) / cards.length;
  const room = width - 18;
  // one size for all of them
  const size = [16, 14, 12, 10, 8].find((one) =>
    cards.every(({ figure }) => canvas.widthOf(figure, { size: one, isBold: true }) <= room),
  );
  cards.forEach(({ title, figure, note, color = INK.soft }, index) => {
    const x = PAGE.left + index * (width + GAP);
    const left = x + 10;
    canvas.box({ x, y, width, height: HEIGHT_OF_CARDS }, INK.shade, 4);
    canvas.write(title, { left, y: y + 9 }, { size: 7.5, color: INK.soft, mostWidth: room });
    canvas.write(figure, { left, y: y + 22 }, { size: size ?? 7, isBold: true });
    canvas.write(note, { left, y: y + 45 }, { size: 7.5, color, mostWidth: room });
  });
  return y + HEIGHT_OF_CARDS;
}

function cardsOf(report: CostReport, currency: string): Card[] {
  const total = report.totals.find(({ amount }) => amount.currencyCode === currency);
  const cards: Card[] = [];
  if (total) {
    const change = toldOf(changeOf(total.amount, total.previousAmount));
    cards.push({
      title: `Charged, ${currency}`,
      figure: amountInWords(total.amount),
      note: change.text === '–' ? 'nothing before' : `${change.text} on before`,
      color: change.color,
    });
    cards.push({
      title: `Per package, ${currency}`,
      figure: total.averagePerPackage ? amountInWords(total.averagePerPackage) : '–',
      note: `${countInWords(total.packageCount)} packages`,
    });
  }
  return [...cards, ...quotedCard(report, currency), lateCard(report), ...reportingCard(report)];
}

function toldOf(cell: ReturnType<typeof changeOf>): { text: string; color: string } {
  return typeof cell === 'string' ? { text: cell, color: INK.soft } : cell;
}

function quotedCard({ quotedAndBilled }: CostReport, currency: string): Card[] {
  const found = quotedAndBilled.find(({ quoted }) => quoted.currencyCode === currency);
  if (!found) return [];
  const change = toldOf(changeOf(found.billed, found.quoted));
  return [
    {
      title: `Beyond quotes, ${currency}`,
      figure: amountInWords(found.difference),
      note: change.text === '–' ? 'nothing was quoted' : `${change.text} on quotes`,
      color: change.color,
    },
  ];
}

function lateCard({ lateDeliveries }: CostReport): Card {
  const { lateShare, lateCount, promisedCount } = lateDeliveries;
  return {
    title: 'Delivered late',
    figure: lateShare == null ? '–' : `${(Number(lateShare) * 100).toFixed(1)} %`,
    note:
      promisedCount === 0
        ? 'nothing was promised'
        : `${countInWords(lateCount)} of ${countInWords(promisedCount)}`,
  };
}

function reportingCard({ inReportingCurrency }: CostReport): Card[] {
  if (!inReportingCurrency) return [];
  const { currencyCode, amount, rates, currenciesWithoutRate } = inReportingCurrency;
  const [latest] = rates
    .map(({ ratedOn }) => ratedOn)
    .sort()
    .slice(-1);
  return [
    {
      title: `All, in ${currencyCode}`,
      figure: amount ? amountInWords(amount) : '–',
      note: amount
        ? latest
          ? `at ${latest}`
          : 'no rate was needed'
        : `no rate for ${currenciesWithoutRate.join(', ')}`,
    },
  ];
}
