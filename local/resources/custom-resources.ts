import { randomUUID } from 'node:crypto';
import type { TemplateValue } from '../assembly/template.ts';
import type { AwsService } from '../aws-service.ts';
import type { Lambdas } from '../lambda/create-lambdas.ts';

export type CustomResourceRequest = {
  RequestType: 'Create' | 'Update' | 'Delete';
  ServiceToken: string;
  StackId: string;
  ResourceType: string;
  LogicalResourceId: string;
  PhysicalResourceId?: string;
  ResourceProperties: TemplateValue;
  OldResourceProperties?: TemplateValue;
};

export type CustomResourceAnswer = {
  Status: 'SUCCESS' | 'FAILED';
  Reason?: string;
  PhysicalResourceId?: string;
  Data?: Record<string, TemplateValue>;
};

/** Asks the functions behind custom resources, which answer by a PUT to an address that we give them. */
export type CustomResources = {
  ask: (request: CustomResourceRequest) => Promise<CustomResourceAnswer>;
  /** Takes the answers. */
  service: AwsService;
};

export function createCustomResources({
  invoke,
  answerUrl,
}: {
  invoke: Lambdas['invoke'];
  /** Where `service` is reached, with a slash at its end. */
  answerUrl: () => string;
}): CustomResources {
  const answers = new Map<string, CustomResourceAnswer>();
  const awaited = new Set<string>();

  return {
    ask: async (request) => {
      const RequestId = randomUUID();
      awaited.add(RequestId);
      try {
        const ResponseURL = answerUrl() + RequestId;
        await invoke(request.ServiceToken, { ...request, RequestId, ResponseURL }, 'RequestResponse');
        return answers.get(RequestId) ?? failed('the function ended without an answer');
      } catch (error) {
        return failed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      } finally {
        awaited.delete(RequestId);
        answers.delete(RequestId);
      }
    },
    service: async ({ method, path, body }) => {
      const requestId = path.slice(1);
      if (method !== 'PUT' || !awaited.has(requestId)) return { status: 403, body: '' };
      answers.set(requestId, parseAnswer(body));
      return { status: 200, body: '' };
    },
  };
}

function parseAnswer(body: Buffer): CustomResourceAnswer {
  try {
    return JSON.parse(body.toString('utf8')) as CustomResourceAnswer;
  } catch {
    return failed('the function’s answer is not JSON');
  }
}

function failed(Reason: string): CustomResourceAnswer {
  return { Status: 'FAILED', Reason };
}
