import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { evaluate } from '../appsync/evaluate.ts';
import type { Evaluation, EvaluationResult } from '../appsync/evaluate.ts';

/** An `EvaluateCode` in the place of AWS's, over HTTP as the SDK speaks it; `change` plants differences. */
export type StandIn = { url: string; close: () => Promise<void> };

type Change = (result: EvaluationResult, evaluation: Evaluation) => EvaluationResult | BadRequest;
type BadRequest = { badRequest: string };

export async function startStandIn(change: Change = (result) => result): Promise<StandIn> {
  const server = createServer((request, response) => void answer(request, response, change));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, change: Change): Promise<void> {
  const evaluation = JSON.parse(await bodyOf(request)) as Evaluation;
  const result = change(evaluate(evaluation), evaluation);

  if ('badRequest' in result) {
    response.writeHead(400, { 'x-amzn-errortype': 'BadRequestException' });
    response.end(JSON.stringify({ message: result.badRequest }));
  } else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(asAws(result)));
  }
}

/** AWS sends values as JSON texts. */
function asAws({ evaluationResult, stash, outErrors, ...rest }: EvaluationResult): Record<string, unknown> {
  return {
    ...rest,
    evaluationResult: evaluationResult === undefined ? undefined : JSON.stringify(evaluationResult),
    stash: JSON.stringify(stash ?? {}),
    outErrors: JSON.stringify(outErrors ?? []),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
