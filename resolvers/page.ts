import { util, type Context } from '@aws-appsync/utils';
import { rows } from './answer.ts';
import { fail } from './fail.ts';

type PageArguments = { limit?: number | null; nextToken?: string | null };

/**
 * One row of a list: the object as JSON, and what `nextToken` keeps of it, a JSON array of texts. `found` says how many
 * objects there would have been, where the page may have been cut short for its size. A row without an object says where
 * the search stopped that has not come to the end.
 */
type PageRow = { item?: string | null; key: string; found?: number };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

const BASE64 = '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$';
/** Of a name of 200 characters of four bytes, twice encoded. */
const LONGEST_TOKEN = 2300;

export function limitOf(args: PageArguments): number {
  const limit = args.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT) {
    fail('INVALID_INPUT', `limit is ${limit}; it must be from 1 to ${MAX_LIMIT}.`);
  }
  return limit;
}

/** The key of the last object seen, each part checked against its pattern; nulls for the first page. */
export function keyOf(args: PageArguments, patterns: string[]): (string | null)[] {
  const token = args.nextToken ?? null;
  if (token === null) {
    return patterns.map(() => null);
  }
  const decoded = decode(token);
  const key = patterns.map((_, index) => `${decoded[index] ?? ''}`);
  if (!patterns.every((pattern, index) => util.matches(pattern, key[index] ?? ''))) {
    fail('INVALID_INPUT', 'nextToken is not one that this list gave.');
  }
  return key;
}

function decode(token: string): string[] {
  const isBase64 = token.length > 0 && token.length <= LONGEST_TOKEN && util.matches(BASE64, token);
  return (isBase64 && JSON.parse(util.base64Decode(token))) || [];
}

/** The statement has asked for one row more than the limit, to know whether there is another page. */
export function pageOf<Item>(ctx: Context<PageArguments>): { items: Item[]; nextToken: string | null } {
  const answered = rows<PageRow>(ctx);
  const objects = answered.filter((row) => (row.item ?? null) !== null);
  const shown = objects.slice(0, limitOf(ctx.args));
  const isCut = (answered[0]?.found ?? objects.length) > shown.length;
  const last = isCut ? shown[shown.length - 1] : answered.find((row) => (row.item ?? null) === null);
  return {
    items: shown.map((row) => JSON.parse(row.item ?? 'null')),
    nextToken: last ? util.base64Encode(last.key) : null,
  };
}
