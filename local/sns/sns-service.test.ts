import { describe, expect, it } from 'vitest';
import { useSns } from './sns-fixture.ts';

const aws = useSns();

describe('the SNS endpoint', () => {
  it.each([
    ['an action that there is not', 'Action=Dance', 403],
    ['a publish that nobody signed', 'Action=Publish&Message=x', 403],
    ['a form that is none', '\u0000{"Action":1}', 400],
  ])('refuses %s', async (_, body) => {
    const answer = await fetch(aws.url, { method: 'POST', body });

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).toContain('<ErrorResponse');
  });

  it('says in its pages that a link does not work', async () => {
    const answer = await fetch(`${aws.url}/confirmation.html?TopicArn=x&Token=%3Cb%3E`);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This link does not work');
  });
});
