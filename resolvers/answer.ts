import type { Context } from '@aws-appsync/utils';
import { toJsonObject } from '@aws-appsync/utils/rds';
import type { ErrorCode } from '../graphql/generated/graphql.ts';
import { fail } from './fail.ts';

type Fault = { signs: string[]; code: ErrorCode; message: string };

/** What the database can say that is not a fault of ours, told by parts of its message (F53, F64). */
const EXPECTED: Fault[] = [
  {
    signs: ['resuming after being auto-paused', 'DatabaseResumingException', 'DatabaseUnavailableException'],
    code: 'UNAVAILABLE',
    message: 'The database is waking up; send the same request again in a few seconds.',
  },
  {
    signs: [
      'StatementTimeoutException',
      'SQLState: 40001',
      'SQLState: 40P01',
      'SQLState: 53300',
      'SQLState: 55P03',
    ],
    code: 'UNAVAILABLE',
    message: 'The database is busy; send the same request again in a few seconds.',
  },
  {
    signs: ['allowed response size limit'],
    code: 'INVALID_INPUT',
    message: 'The answer is larger than 1 MB; ask for a smaller page or for fewer fields.',
  },
  {
    signs: ['SQLState: 22P05', 'SQLState: 22021', 'invalid input syntax for type json'],
    code: 'INVALID_INPUT',
    message: 'A text holds U+0000 or half of a surrogate pair, which cannot be kept.',
  },
  {
    signs: ['SQLState: 22007', 'SQLState: 22008'],
    code: 'INVALID_INPUT',
    message: 'A date or time is out of range.',
  },
];

const WRAPPER = 'RDSHttp:';

/** The rows of the statement; none where the database was not asked. */
export function rows<Row>(ctx: Context): Row[] {
  if (ctx.error) {
    refuse(ctx, ctx.error.message);
  }
  return ctx.result ? (toJsonObject(ctx.result)[0] as Row[]) : [];
}

/** The one JSON document of a statement that answers it in pieces; null where there is none. */
export function document<Document>(ctx: Context): Document | null {
  const text = rows<{ piece: string }>(ctx)
    .map((row) => row.piece)
    .join('');
  return text === '' ? null : JSON.parse(text);
}

function refuse(ctx: Context, message: string): never {
  const fault = EXPECTED.find(({ signs }) => signs.some((sign) => message.indexOf(sign) >= 0));
  if (fault) {
    fail(fault.code, fault.message);
  }
  console.error({ field: ctx.info.fieldName, fault: withoutValues(message) });
  return fail('INTERNAL', 'Something went wrong on our side; it has been logged.');
}

/** `RDSHttp:{"message":"ERROR: …; Detail: …; SQLState: 23505"}` (F53): the details spell out rows, and values are quoted. */
function withoutValues(message: string): string {
  const said = message.startsWith(WRAPPER) ? JSON.parse(message.slice(WRAPPER.length)) : null;
  const [sentence, ...details] = `${said?.message ?? ''}`.split('; ');
  const unquoted = (sentence ?? '').split('"').filter((_, index) => index % 2 === 0);
  const state = details.find((detail) => detail.startsWith('SQLState')) ?? '';
  return `${unquoted.join('…')} ${state.slice(0, 'SQLState: 00000'.length)}`;
}
