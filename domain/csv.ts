/** Why a row cannot be read cell by cell. */
export type CsvFault = 'TOO_LONG' | 'STRAY_QUOTE' | 'TEXT_AFTER_QUOTE';

/** `line` is the one in which the row begins, the first of the file being 1. */
export type CsvRow = { line: number; cells: string[]; fault: CsvFault | null };

/** Of a row, in characters: what is longer is not kept. */
export const LONGEST_ROW = 65_536;

/**
 * Reads CSV as RFC 4180 has it, with any line breaks, in as much memory as the longest row may have. Goes on behind a row
 * that cannot be read, and knows the line of each.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #special: RegExp;
  #place: 'BEFORE_CELL' | 'IN_CELL' | 'IN_QUOTES' | 'AFTER_QUOTES' = 'BEFORE_CELL';
  #line = 1;
  #quoteLine = 1;
  #isAfterReturn = false;
  #cell = '';
  #size = 0;
  #row: CsvRow = { line: 1, cells: [], fault: null };
  #rows: CsvRow[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#special = new RegExp(`["\\r\\n${delimiter}]`, 'g');
  }

  /** The rows that end in this piece of the file, whatever the pieces are. */
  read(text: string): CsvRow[] {
    for (let at = 0; at < text.length;) {
      this.#special.lastIndex = at;
      const next = this.#special.exec(text)?.index ?? text.length;
      if (next > at) this.#addText(text.slice(at, next));
      if (next < text.length) this.#addSign(text.charAt(next));
      at = next + 1;
    }
    return this.#taken();
  }

  /** The last row, where no line break ends it. */
  end(): CsvRow[] {
    if (this.#size > 0 || this.#place !== 'BEFORE_CELL') this.#endRow();
    return this.#taken();
  }

  /** The line of the quote that nothing has closed yet. */
  get openQuoteLine(): number | null {
    return this.#place === 'IN_QUOTES' ? this.#quoteLine : null;
  }

  #addText(text: string): void {
    this.#isAfterReturn = false;
    if (this.#place === 'AFTER_QUOTES') this.#row.fault ??= 'TEXT_AFTER_QUOTE';
    if (this.#place === 'BEFORE_CELL') this.#place = 'IN_CELL';
    this.#keep(text);
  }

  #addSign(sign: string): void {
    const endsReturn = sign === '\n' && this.#isAfterReturn;
    this.#isAfterReturn = sign === '\r';
    if (endsReturn) return;
    if (sign === '"') this.#addQuote();
    else if (sign === this.#delimiter) this.#addDelimiter();
    else this.#addLineBreak();
  }

  #addQuote(): void {
    switch (this.#place) {
      case 'BEFORE_CELL':
        this.#place = 'IN_QUOTES';
        this.#quoteLine = this.#line;
        return;
      case 'IN_QUOTES':
        this.#place = 'AFTER_QUOTES';
        return;
      case 'AFTER_QUOTES':
        this.#place = 'IN_QUOTES';
        return this.#keep('"');
      case 'IN_CELL':
        this.#row.fault ??= 'STRAY_QUOTE';
    }
  }

  #addDelimiter(): void {
    if (this.#place !== 'IN_QUOTES') this.#endCell();
    this.#keep(this.#place === 'IN_QUOTES' ? this.#delimiter : '');
    this.#size++;
  }

  #addLineBreak(): void {
    this.#line++;
    if (this.#place === 'IN_QUOTES') return this.#keep('\n');
    this.#endRow();
  }

  #keep(text: string): void {
    this.#size += text.length;
    if (this.#size <= LONGEST_ROW) {
      this.#cell += text;
    } else {
      this.#row = { line: this.#row.line, cells: [], fault: 'TOO_LONG' };
      this.#cell = '';
    }
  }

  #endCell(): void {
    this.#row.cells.push(this.#cell);
    this.#cell = '';
    this.#place = 'BEFORE_CELL';
  }

  #endRow(): void {
    this.#endCell();
    this.#rows.push(this.#row);
    this.#row = { line: this.#line, cells: [], fault: null };
    this.#size = 0;
  }

  #taken(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}
