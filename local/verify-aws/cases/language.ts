import { refusal, statements, value } from '../evaluation-case.ts';
import type { EvaluationCase } from '../evaluation-case.ts';

const LONG_LIST = { arguments: { list: Array.from({ length: 1_500 }, (_, index) => index) } };
const NOTHING = { arguments: { nothing: null } };

const REFUSED = [
  ...['for (let i = 0; i < 1; i += 1) {}', 'while (true) {}', 'do {} while (true)', 'throw 1;'],
  ...[
    'try { } finally { }',
    'for (const a of []) { continue; }',
    'here: for (const a of []) { break here; }',
  ],
].map((text) => refusal('F3', text));

const REFUSED_OPERATORS = [
  'let a = 1; a++;',
  'return ~1;',
  'return "a" in {};',
  'return {} instanceof Object;',
].map((text) => refusal('F2', text));

const REFUSED_FUNCTIONS = [
  ...['return class {};', 'return new Object();', 'return this;', 'return async () => 1;', 'return /a/;'],
  ...['const again = (n) => again(n); return again(1);', 'const run = (f) => f(); return run(() => 1);'],
  'return (() => 1).call(null);',
].map((text) => refusal('F4', text));

const MISSING = [
  ...[
    'Date.now()',
    'parseInt("1")',
    'Array.from([])',
    'Array.isArray([])',
    'Object.fromEntries([])',
    'Math.pow(1, 2)',
  ],
  ...['util.validate(true, "no")', 'Boolean(1)', 'Promise.resolve()', 'fetch("https://example.com")'],
].map((expression) => refusal('F5, F7, F31', `return ${expression};`));

const NOT_LISTED = [
  `''.includes`,
  `''.substring`,
  `''.toString`,
  `''.padStart`,
  `''.match`,
  '[].includes',
  '[].keys',
  '{}.toString',
].map((member) => value('F5, assumed', `typeof ${member.replace('{}', 'ctx')}`, 'undefined'));

export const LANGUAGE_CASES: EvaluationCase[] = [
  ...REFUSED,
  ...REFUSED_OPERATORS,
  ...REFUSED_FUNCTIONS,
  ...MISSING,
  ...NOT_LISTED,
  value('F5', '[[3, 1].sort(), [1, 2].findLast((n) => n < 2), [[1], 2].flat()]', [[1, 3], 1, [1, 2]]),
  value('F5', `[' a '.trim(), 'ab'.charAt(1), 'a-b'.split('-'), 'abab'.lastIndexOf('b')]`, [
    'a',
    'b',
    ['a', 'b'],
    3,
  ]),
  value('F5', `[JSON.parse('{"a":[1]}'), JSON.parse('{')]`, [{ a: [1] }, '']),
  value('F5', `['a.b'.replaceAll('.', '-'), 'ab'.replace('(a)(b)', '$2$1'), 'a-b'.replace('-', '+')]`, [
    '---',
    'ba',
    'a+b',
  ]),
  value('F5', `['a' + [1, [2]], 1 + '']`, ['a1,2', '1']),
  value('F8', 'ctx.args.list.map((n) => n).length', 1_000, LONG_LIST),
  value('F8', 'ctx.args.list.reduce((count) => count + 1, 0)', 1_000, LONG_LIST),
  value('F8, assumed', 'ctx.args.list.reduceRight((least, n, index) => index, 0)', 500, LONG_LIST),
  statements('F8', 'let rounds = 0; for (const n of ctx.args.list) { rounds += 1; } return rounds;', {
    context: LONG_LIST,
    expected: { result: 1_000 },
  }),
  value('F9', '[ctx.args.nothing === undefined, ctx.args.missing === null]', [true, true], NOTHING),
  value('F9', 'ctx.args.nothing === ctx.args.missing', true, NOTHING),
  statements(
    'F9, assumed',
    `switch (ctx.args.missing) { case null: return 'nothing'; default: return 'other'; }`,
    {
      context: NOTHING,
      expected: { result: 'nothing' },
    },
  ),
  statements('F11', 'return ctx.args.missing.more;', {
    context: NOTHING,
    expected: {
      error: `code.js:5:25: TypeError: Cannot read properties of undefined (reading 'more')`,
    },
  }),
  value('F14', 'ctx.env.STAGE', 'test', { env: { STAGE: 'test' } }),
];
