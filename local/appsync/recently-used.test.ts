import { describe, expect, it } from 'vitest';
import { recentlyUsed } from './recently-used.ts';

describe('recentlyUsed', () => {
  it('forgets what was not used for longest', () => {
    const values = recentlyUsed<number>(2);
    values.set('a', 1);
    values.set('b', 2);
    values.get('a');

    values.set('c', 3);

    expect([values.get('a'), values.get('b'), values.get('c')]).toEqual([1, undefined, 3]);
  });
});
