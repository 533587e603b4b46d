import { AppSyncClient } from '@aws-sdk/client-appsync';
import { afterEach, describe, expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { statements, value } from './evaluation-case.ts';
import type { EvaluationCase } from './evaluation-case.ts';
import { startStandIn } from './stand-in.ts';
import type { StandIn } from './stand-in.ts';
import { verify } from './verify.ts';

let standIn: StandIn;
afterEach(() => standIn.close());

async function verified(cases: EvaluationCase[]): Promise<{ different: number; text: string }> {
  const lines: string[] = [];
  const client = new AppSyncClient({
    endpoint: standIn.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const different = await verify(client, cases, (line) => lines.push(line));
  client.destroy();
  return { different, text: lines.join('\n') };
}

describe('verify', () => {
  it('finds no difference where AWS answers as we do', async () => {
    standIn = await startStandIn();

    expect(await verified(CASES)).toEqual({
      different: 0,
      text: `Cases asked: ${CASES.length}; answered otherwise by AWS: 0.`,
    });
  });

  it('shows a planted difference with both answers', async () => {
    standIn = await startStandIn((result) => ({ ...result, evaluationResult: '3', stash: { kept: 1 } }));

    const { different, text } = await verified([value('F9', '1 + 1', 2)]);

    expect(different).toBe(1);
    expect(text).toBe(`1 + 1 (F9): result
  here: 2
  AWS:  "3"
1 + 1 (F9): stash
  here: nothing
  AWS:  {"kept":1}
Cases asked: 1; answered otherwise by AWS: 1.`);
  });

  it('shows code that only AWS refuses, such as metadata that is too large (F10)', async () => {
    standIn = await startStandIn(() => ({
      badRequest: 'Function metadata has exceeded the maximum allowed size',
    }));

    const { text } = await verified([value('F10', '1', 1)]);

    expect(text).toContain(
      'error\n  here: nothing\n  AWS:  "BadRequestException: Function metadata has exceeded the maximum allowed size"',
    );
  });

  it('compares where faults of the code are, not how they are called (F7)', async () => {
    standIn = await startStandIn(({ error, ...result }) => {
      const codeErrors = error?.codeErrors?.map((fault) => ({ ...fault, value: 'in other words' }));
      return { ...result, error: { message: 'Otherwise', codeErrors } };
    });

    expect(await verified([statements('F3', 'throw 1;', {})])).toMatchObject({ different: 0 });
  });

  it('passes on that AWS does not let us ask', async () => {
    standIn = await startStandIn();
    await standIn.close();

    await expect(verified([value('F9', '1', 1)])).rejects.toThrow('ECONNREFUSED');
    standIn = await startStandIn();
  });
});
