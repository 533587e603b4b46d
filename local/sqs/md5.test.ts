import { describe, expect, it } from 'vitest';
import { md5OfAttributes } from './md5.ts';

describe('the digest of message attributes', () => {
  it('is the one that clients compute', () => {
    const timestamp = { DataType: 'Number', StringValue: '1493147359900' };

    expect(md5OfAttributes({ timestamp })).toBe('235c5c510d26fb653d073faed50ae77c');
  });

  it('is absent where there are no attributes', () => {
    expect(md5OfAttributes({})).toBeUndefined();
  });
});
