import { invalidParameter } from './faults.ts';

/** SNS lists a hundred at a time. */
const PAGE_SIZE = 100;

/** The token is the number of what came before. */
export function page<Item>(all: Item[], token = '0'): { items: Item[]; NextToken?: string } {
  const start = Number(token);
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('NextToken');
  const end = start + PAGE_SIZE;
  return { items: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) };
}
