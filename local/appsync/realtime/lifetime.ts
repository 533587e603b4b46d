/** F71. */
const LONGEST_CONNECTION = 24 * 60 * 60 * 1_000;

/** Ends a connection after 24 hours, or sooner, when the first of its proofs of identity expires. */
export function lifetime(end: (reason: string) => void): {
  endsAt: (epochSeconds: number | undefined) => void;
  stop: () => void;
} {
  let endsAt = Date.now() + LONGEST_CONNECTION;
  let timer = setTimeout(() => end('The connection is too old.'), LONGEST_CONNECTION);

  return {
    endsAt: (epochSeconds) => {
      if (epochSeconds === undefined || epochSeconds * 1_000 >= endsAt) return;
      endsAt = epochSeconds * 1_000;
      clearTimeout(timer);
      timer = setTimeout(() => end('Token has expired.'), endsAt - Date.now());
    },
    stop: () => clearTimeout(timer),
  };
}
