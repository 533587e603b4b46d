import { rejection, statements, value } from '../evaluation-case.ts';
import type { EvaluationCase } from '../evaluation-case.ts';

const INSTANT = 1_517_943_695_749;

export const UTILITY_CASES: EvaluationCase[] = [
  rejection('F24', `util.error('no', 'NOT_FOUND', { a: 1 }, { b: 2 })`, 'no'),
  rejection('F26', 'util.unauthorized()', 'Unauthorized'),
  statements('F25', `util.appendError('careful', 'A', { a: 1 }, [2]); return 'kept';`, {
    expected: {
      result: 'kept',
      appended: [{ message: 'careful', errorType: 'A', data: { a: 1 }, errorInfo: [2] }],
    },
  }),
  statements('F22, assumed', 'runtime.earlyReturn({ a: 1 });', { expected: { result: { a: 1 } } }),
  statements('F15', 'ctx.stash.made = { deep: [ctx.stash.old] }; return null;', {
    context: { stash: { old: 1 } },
    expected: { result: null, stash: { old: 1, made: { deep: [1] } } },
  }),
  statements('assumed', `console.log('a', { b: 1 }); return 1;`, {
    expected: { result: 1, logs: ['INFO "a" {"b":1}'] },
  }),
  value('F17', 'util.authType()', 'API Key Authorization'),
  value('F17', 'util.authType()', 'Lambda Authorization', { identity: { resolverContext: { a: 'b' } } }),
  value('F32', `util.urlEncode('a b&c=é~*')`, 'a+b%26c%3D%C3%A9%7E*'),
  value('F32', `util.base64Decode(util.base64Encode('é'))`, 'é'),
  value('F32', `util.escapeJavaScript('say "é/"')`, 'say \\"\\u00E9\\/\\"'),
  value('F32', `[util.matches('a*b', 'aaab'), util.matches('a*b', 'aabc'), util.matches('a|b', 'ab')]`, [
    true,
    false,
    false,
  ]),
  value('F32', `util.matches('[a-z&&[^b]]+', 'acz')`, true),
  value('F32', '[util.math.roundNum(2.5), util.math.minVal(1, 2), util.math.maxVal(1, 2)]', [3, 1, 2]),
  value('F32', `util.str.normalize('e\\u0301', 'nfc')`, 'é'),
  value('F33', `util.time.epochMilliSecondsToISO8601(${INSTANT})`, '2018-02-06T19:01:35.749Z'),
  value(
    'F33',
    `util.time.epochMilliSecondsToFormatted(${INSTANT}, 'yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth')`,
    '2018-02-07 03:01:35+0800',
  ),
  value(
    'F33',
    `util.time.epochMilliSecondsToFormatted(${Date.UTC(2018, 11, 31)}, 'YYYY yyyy', 'UTC')`,
    '2019 2018',
  ),
  value(
    'F33',
    `util.time.parseFormattedToEpochMilliSeconds('2018-02-01 17:21:05.180+0000', 'yyyy-MM-dd HH:mm:ss.SSSZ')`,
    1_517_505_665_180,
  ),
  value('F33', `util.time.parseISO8601ToEpochMilliSeconds('2018-02-06T20:01:35.749+01:00')`, INSTANT),
];
