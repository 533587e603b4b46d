import { TemplateError } from '../assembly/template.ts';

const LONGEST = 512;
/** What AWS says it refuses; that of lookaround some is taken and some is not, is not said closer (F146). */
const REFUSED: [string, RegExp][] = [
  ['a group that captures', /\((?![?*])|\(\?(?:P?<(?![=!])|')/],
  ['a backreference', /\\(?:[1-9]|g|k)/],
  ['a subroutine or a recursion', /\(\?(?:R|[+-]?\d|&|P>)/],
  ['a condition', /\(\?\(/],
  ['a verb of backtracking', /\(\*/],
  [String.raw`\C, \R or \K`, /\\[CRK]/],
  ['a callout', /\(\?C/],
  ['an atomic group', /\(\?>/],
  ['a possessive quantifier', /[*+?}]\+/],
];

/** A pattern over bytes as WAF takes it; throws what WAF would refuse. */
export function patternOf(text: string): RegExp {
  if (text.length > LONGEST)
    throw new TemplateError(`A pattern has ${text.length} characters; ${LONGEST} are allowed.`);
  // neither what is escaped nor a class holds syntax
  const bare = text.replace(/\\[^CRKgk1-9]/g, '..').replace(/\[\^?\]?[^\]]*\]/g, '[]');
  const fault = REFUSED.find(([, pattern]) => pattern.test(bare));
  if (fault) throw new TemplateError(`A pattern has ${fault[0]}, which WAF does not take: ${text}`);
  const isCaseBlind = text.startsWith('(?i)');
  try {
    return new RegExp(isCaseBlind ? text.slice('(?i)'.length) : text, isCaseBlind ? 'i' : '');
  } catch {
    throw new TemplateError(`This cannot be read as a pattern: ${text}`);
  }
}
