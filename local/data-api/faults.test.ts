import { describe, expect, it } from 'vitest';
import { DatabaseBusy } from '../postgres/types.ts';
import { toDataApiError } from './faults.ts';

describe('a fault of the database', () => {
  it('is too many connections where no session became free, so that callers may come again', () => {
    const fault = toDataApiError(new DatabaseBusy('No session became free.'));

    expect(fault.name).toBe('DatabaseErrorException');
    expect(fault.message).toBe('ERROR: No session became free.; SQLState: 53300');
  });
});
