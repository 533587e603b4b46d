/** Puts `text` in the place of the characters from `start` to `end`. */
export type Edit = { start: number; end: number; text: string };

export type Position = { line: number; column: number };

/** The edited source, and where a position in it comes from; edits keep to their lines and do not overlap. */
export type EditedSource = { text: string; originOf: (position: Position) => Position };

export function applyEdits(source: string, edits: Edit[]): EditedSource {
  // what is put in at a place comes before what takes the place of the characters there
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  const pieces: string[] = [];
  let taken = 0;
  for (const { start, end, text } of ordered) {
    pieces.push(source.slice(taken, start), text);
    taken = end;
  }
  return { text: [...pieces, source.slice(taken)].join(''), originOf: originIn(source, ordered) };
}

/** Blanks of the same shape, so that nothing moves. */
export function blank(source: string, start: number, end: number): Edit {
  return { start, end, text: source.slice(start, end).replace(/[^\n\r]/g, ' ') };
}

/** Columns move only behind the edits of their own line. */
function originIn(source: string, edits: Edit[]): EditedSource['originOf'] {
  return ({ line, column }) => {
    const lineStart = source.split('\n', line - 1).reduce((offset, { length }) => offset + length + 1, 0);
    const lineEnd = source.indexOf('\n', lineStart) < 0 ? source.length : source.indexOf('\n', lineStart);
    let moved = 0;
    for (const { start, end, text } of edits) {
      const isBefore = start >= lineStart && end <= lineEnd && start - lineStart + moved < column - 1;
      moved += isBefore ? text.length - (end - start) : 0;
    }
    return { line, column: column - moved };
  };
}
