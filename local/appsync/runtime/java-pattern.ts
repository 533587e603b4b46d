import { RejectedArgument } from './interruption.ts';
import { javascriptSource } from './java-pattern-source.ts';

/** Patterns of resolver code are few and come again and again. */
const MOST_COMPILED = 1_000;
const finding = new Map<string, RegExp>();
const whole = new Map<string, RegExp>();

/** A Java regular expression as one of JavaScript that finds every occurrence. */
export function javaPattern(pattern: string): RegExp {
  return compiled(finding, pattern, 'g', (source) => source);
}

/** `util.matches`: whether the whole value is of the pattern, as `Pattern.matches` of Java (F32). */
export function matches(pattern: string, value: string): boolean {
  return compiled(whole, pattern, '', (source) => `^(?:${source})$`).test(value);
}

function compiled(
  known: Map<string, RegExp>,
  pattern: string,
  flag: string,
  wrap: (source: string) => string,
): RegExp {
  const expression = known.get(pattern) ?? compile(pattern, flag, wrap);
  if (known.size >= MOST_COMPILED) {
    known.clear();
  }
  known.set(pattern, expression);
  return expression;
}

/** What cannot be translated (possessive quantifiers, `\G`) is refused. */
function compile(pattern: string, flag: string, wrap: (source: string) => string): RegExp {
  try {
    const { source, flags } = javascriptSource(pattern);
    return new RegExp(wrap(source), `${flags}${flag}`);
  } catch (error) {
    throw new RejectedArgument(`The pattern ${pattern} cannot be used: ${(error as Error).message}`);
  }
}
