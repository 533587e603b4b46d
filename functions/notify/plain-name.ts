/**
 * A name as it was entered, on one line: without what starts another one, turns the direction of the text or would be shown
 * as a link.
 */
export function plainName(name: string, longest: number): string {
  const line = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[.．。｡․]+(?=\S)|[@＠]|[:：]?[/／\\]{2,}/gu, ' ')
    .replace(/\s+/gu, ' ');
  return cut(line.trim(), longest);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Never through the middle of a character. */
export function cut(text: string, longest: number): string {
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  return kept.trim();
}
