import { Presets, SingleBar } from 'cli-progress';
import type { Import, ImportState } from '../graphql/generated/graphql.ts';

export type ProgressView = { show: (progress: Import) => void; stop: () => void };

const DOES: Record<ImportState, string> = {
  WAITING: 'Waiting',
  CHECKING: 'Checking',
  REGISTERING: 'Registering',
  DONE: 'Done',
  FAILED: 'Failed',
};

/** A bar on a terminal; elsewhere a line whenever there is something new to say. */
export function progressView(isTerminal: boolean, print: (line: string) => void): ProgressView {
  return isTerminal ? bar() : lines(print);
}

/** How many rows of how many; while they are checked nobody knows yet how many there are. */
function behind({ state, checkedRows, registeredRows, knownRows, failedRows, totalRows }: Import) {
  const isChecking = state === 'WAITING' || state === 'CHECKING';
  const rows = isChecking ? checkedRows : Math.min(registeredRows + knownRows + failedRows, totalRows ?? 0);
  return { rows, of: totalRows ?? checkedRows };
}

function bar(): ProgressView {
  const view = new SingleBar({ format: '{does} |{bar}| {value} of {total} rows' }, Presets.shades_classic);
  view.start(0, 0, { does: DOES.WAITING });
  return {
    show: (progress) => {
      const { rows, of } = behind(progress);
      view.setTotal(of);
      view.update(rows, { does: DOES[progress.state] });
    },
    stop: () => view.stop(),
  };
}

function lines(print: (line: string) => void): ProgressView {
  let last = '';
  return {
    show: (progress) => {
      const { rows, of } = behind(progress);
      const line = `${DOES[progress.state]}: ${rows} of ${of} rows`;
      if (line !== last) print(line);
      last = line;
    },
    stop: () => undefined,
  };
}
