import { TemplateError } from '../../assembly/template.ts';
import { arnPattern, pattern } from './pattern.ts';
import type { ConditionElement } from './types.ts';

type Test = (wanted: string, given: string) => boolean;
type Holds = (context: Record<string, string>) => boolean;

const isSame: Test = (wanted, given) => wanted === given;
const isSameInAnyCase: Test = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();
const isLike: Test = (wanted, given) => pattern(wanted)(given);
const isArnLike: Test = (wanted, given) => arnPattern(wanted)(given);

const OPERATORS: Record<string, { test: Test; isNegated?: true }> = {
  StringEquals: { test: isSame },
  StringNotEquals: { test: isSame, isNegated: true },
  StringEqualsIgnoreCase: { test: isSameInAnyCase },
  StringNotEqualsIgnoreCase: { test: isSameInAnyCase, isNegated: true },
  StringLike: { test: isLike },
  StringNotLike: { test: isLike, isNegated: true },
  ArnEquals: { test: isArnLike },
  ArnLike: { test: isArnLike },
  ArnNotEquals: { test: isArnLike, isNegated: true },
  ArnNotLike: { test: isArnLike, isNegated: true },
  NumericEquals: { test: (wanted, given) => Number(given) === Number(wanted) },
  NumericNotEquals: { test: (wanted, given) => Number(given) === Number(wanted), isNegated: true },
  NumericLessThan: { test: (wanted, given) => Number(given) < Number(wanted) },
  NumericLessThanEquals: { test: (wanted, given) => Number(given) <= Number(wanted) },
  NumericGreaterThan: { test: (wanted, given) => Number(given) > Number(wanted) },
  NumericGreaterThanEquals: { test: (wanted, given) => Number(given) >= Number(wanted) },
  Bool: { test: isSameInAnyCase },
};
const OPERATOR = /^(?:(?<set>ForAllValues|ForAnyValue):)?(?<name>\w+?)(?<ifExists>IfExists)?$/;

/** All conditions of a statement together; one that is not known here is refused by its name. */
export function readConditions(condition: ConditionElement = {}, place: string): Holds {
  const all = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      readCondition(operator, key.toLowerCase(), [values].flat().map(String), place),
    ),
  );
  return (context) => {
    const given = Object.fromEntries(
      Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
    );
    return all.every((holds) => holds(given));
  };
}

function readCondition(operator: string, key: string, wanted: string[], place: string): Holds {
  if (operator === 'Null') return (given) => wanted.includes(String(given[key] === undefined));
  const { set, name = '', ifExists } = OPERATOR.exec(operator)?.groups ?? {};
  const known = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!known) throw new TemplateError(`${place}: the condition operator ${operator} is not known here.`);
  const { test, isNegated = false } = known;
  // a key that is not there holds where nothing is asked of it, and differs from everything
  const withoutKey = Boolean(ifExists) || set === 'ForAllValues' || (isNegated && set !== 'ForAnyValue');

  return (given) => {
    const value = given[key];
    if (value === undefined) return withoutKey;
    return wanted.some((one) => test(one, value)) !== isNegated;
  };
}
