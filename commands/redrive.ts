import { UsageError } from './import-options.ts';
import { redrive } from './redrive-all.ts';
import { redriveTarget, stackIn } from './redrive-target.ts';

try {
  const target = await redriveTarget(stackIn(process.argv.slice(2)), process.env);
  const { events, words, messages } = await redrive(target);
  console.log(
    [
      `In ${target.name}`,
      `Events that were given up, and are tried again    ${events}`,
      `Words of them and failed wake-ups, taken away      ${words}`,
      `Events of which nobody was told, sent once more    ${messages}`,
    ].join('\n'),
  );
} catch (fault) {
  console.error(fault instanceof UsageError ? fault.message : `That failed: ${String(fault)}`);
  process.exitCode = 1;
}
