import { describe, expect, it } from 'vitest';
import { loadedResolver, refused } from '../test/loaded-resolver.ts';

const { response } = loadedResolver('Query.listOffices');
const answerTo = (message: string) => response({ error: refused(message) });

describe('what the database refuses', () => {
  it.each([
    ['The Aurora DB instance arn:x is resuming after being auto-paused. Please wait', 'UNAVAILABLE'],
    ['ERROR: deadlock detected; SQLState: 40P01', 'UNAVAILABLE'],
    ['Database returned more than the allowed response size limit', 'INVALID_INPUT'],
    ['ERROR: unsupported Unicode escape sequence; SQLState: 22P05', 'INVALID_INPUT'],
  ])('%s is %s', (message, errorType) => {
    expect(answerTo(message)).toMatchObject({ kind: 'error', error: { errorType } });
  });

  it('is INTERNAL where nobody expected it, says nothing to the client and no values to the log', () => {
    const { error, logged } = answerTo(
      'ERROR: duplicate key value violates unique constraint "person_email"; Detail: Key (email)=(ana@example.org) already exists.; Position: 7; SQLState: 23505',
    ) as ReturnType<typeof answerTo> & { error: unknown };

    expect(error).toMatchObject({ errorType: 'INTERNAL', data: null, errorInfo: null });
    expect(JSON.stringify(error)).not.toMatch(/person|SQL|ana@/);
    expect(JSON.stringify(logged)).toContain('duplicate key value violates unique constraint');
    expect(JSON.stringify(logged)).toContain('23505');
    expect(JSON.stringify(logged)).not.toContain('ana@');
  });

  it('keeps a quoted value out of the log, and anything that has another form', () => {
    const quoted = answerTo(
      'ERROR: invalid input syntax for type uuid: "ana; ana@example.org"; SQLState: 22P02',
    );
    const unknown = response({ error: { message: 'ana@example.org', type: '500' } });

    expect(JSON.stringify([quoted.logged, unknown.logged])).not.toContain('ana');
  });
});
