import type { AppSyncClient } from '@aws-sdk/client-appsync';
import { AppSyncServiceException, EvaluateCodeCommand } from '@aws-sdk/client-appsync';
import { answerOfAws } from './answer.ts';
import type { Answer } from './answer.ts';
import type { EvaluationCase } from './evaluation-case.ts';

/** What `EvaluateCode` says of a case; that it takes neither code nor context is an answer too. */
export async function askAws(
  client: AppSyncClient,
  { code, context, function: handler }: EvaluationCase,
): Promise<Answer> {
  const command = new EvaluateCodeCommand({
    runtime: { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' },
    code,
    context: JSON.stringify(context),
    function: handler,
  });
  try {
    return answerOfAws(await client.send(command));
  } catch (error) {
    if (error instanceof AppSyncServiceException && error.name === 'BadRequestException') {
      return { error: `BadRequestException: ${error.message}` };
    }
    throw error;
  }
}
