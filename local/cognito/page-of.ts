import { invalidParameter } from './faults.ts';

/** A page and the token of the next one, which is the number of what came before. */
export function pageOf<Item>(items: Item[], limit = 60, token?: string): { page: Item[]; next?: string } {
  const start = Number(token ?? 0);
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('Invalid pagination token.');
  const end = start + Math.min(limit || 60, 60);
  return { page: items.slice(start, end), ...(end < items.length && { next: String(end) }) };
}
