import { describe, expect, it } from 'vitest';
import { createClosing } from './closing.ts';

describe('createClosing', () => {
  it('ends everything once, the last begun first, even if one of them fails', async () => {
    const ended: string[] = [];
    const closing = createClosing();
    closing.add(() => ended.push('data'));
    closing.add(() => Promise.reject(new Error('stuck')));
    closing.add(async () => ended.push('server'));

    await expect(closing.closeAll()).rejects.toThrow('Not everything could be ended.');
    await closing.closeAll();

    expect(ended).toEqual(['server', 'data']);
  });
});
