import type { Services } from './resources/services.ts';

/** What the AWS SDK and CLI read from the environment to work with this cloud as its developer. */
export function developerEnvironment({
  stack,
  credentials: { developer },
  endpoints,
}: Pick<Services, 'stack' | 'credentials' | 'endpoints'>): Record<string, string> {
  return {
    AWS_REGION: stack.region,
    AWS_ACCESS_KEY_ID: developer.accessKeyId,
    AWS_SECRET_ACCESS_KEY: developer.secretAccessKey,
    ...endpoints,
  };
}
