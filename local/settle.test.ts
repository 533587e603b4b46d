import { describe, expect, it } from 'vitest';
import { createActivity, settle } from './settle.ts';

describe('settle', () => {
  it('goes on until what one service handed to another is done too', async () => {
    const activity = createActivity();
    const done: string[] = [];
    let waiting = ['a message'];
    const send = activity.counted((message: string) => waiting.push(message));
    const idle = async () => {
      const [message] = waiting;
      waiting = [];
      if (message === 'a message') send('its echo');
      if (message) done.push(message);
    };

    await settle([idle], activity);

    expect(done).toEqual(['a message', 'its echo']);
  });
});
