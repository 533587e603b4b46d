import { DatabaseResumingException } from '@aws-sdk/client-rds-data';
import { describe, expect, it } from 'vitest';
import { whenAwake } from './database.ts';

const resuming = () => new DatabaseResumingException({ message: 'resuming', $metadata: {} });

describe('a database that sleeps', () => {
  it('is asked again until it is awake (F65)', async () => {
    const answers = [resuming(), resuming(), 'awake'];
    const waits: number[] = [];

    const answer = await whenAwake(
      async () => {
        const next = answers.shift();
        if (next instanceof Error) throw next;
        return next;
      },
      async (milliseconds) => waits.push(milliseconds),
    );

    expect(answer).toBe('awake');
    expect(waits).toEqual([1000, 2000]);
  });

  it('is given up after half a minute, and at once for any other fault', async () => {
    let waited = 0;
    const wait = async (milliseconds: number) => (waited += milliseconds);

    await expect(whenAwake(() => Promise.reject(resuming()), wait)).rejects.toThrow(
      DatabaseResumingException,
    );
    expect(waited).toBeGreaterThan(30_000);

    waited = 0;
    await expect(whenAwake(() => Promise.reject(new Error('no such table')), wait)).rejects.toThrow(
      'no such table',
    );
    expect(waited).toBe(0);
  });
});
