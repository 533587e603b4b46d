import { describe, expect, it } from 'vitest';
import { parseFault } from './parse-fault.ts';

describe('what is asked to go wrong', () => {
  it.each([
    { fault: 'databasePaused', calls: 2, milliseconds: 15_000 },
    { fault: 'snsAnswerLost', times: 3, action: 'PublishBatch' },
    { fault: 'sqsDelayed', seconds: 0.5, queue: 'Work' },
    { fault: 'socketsDropped' },
  ])('may be %j', (fault) => {
    expect(parseFault(fault)).toEqual(fault);
  });

  it.each([
    [null, 'A fault is a JSON object.'],
    [{}, /^There is no fault undefined; there are databasePaused, snsThrottled/],
    [{ fault: 'toString' }, /^There is no fault toString/],
    [{ fault: 'snsThrottled', time: 1 }, 'snsThrottled has no setting time.'],
    [{ fault: 'snsThrottled', times: 0 }, 'times must be a whole number above 0.'],
    [{ fault: 'snsThrottled', times: '2' }, 'times must be a whole number above 0.'],
    [{ fault: 'snsThrottled', action: 'Subscribe' }, 'action must be Publish or PublishBatch.'],
    [
      { fault: 'databasePaused', milliseconds: -1 },
      'milliseconds must be a number above 0, at most 86400000.',
    ],
    [{ fault: 'databasePaused', times: 1 }, 'databasePaused has no setting times.'],
    [{ fault: 'sqsDelayed' }, 'seconds must be a number above 0, at most 900.'],
    [{ fault: 'lambdaFailing', function: '' }, 'function must be a text that is not empty.'],
    [{ fault: 'lambdaFailing', function: undefined }, 'function must be a text that is not empty.'],
  ])('cannot be %j', (value, message) => {
    expect(() => parseFault(value)).toThrow(expect.objectContaining({ name: 'FaultRefused' }));
    expect(() => parseFault(value)).toThrow(message);
  });
});
