import type { LambdaDefinition } from './types.ts';

/** All that a function finds in `process.env`: what Lambda sets, and what the stack gives it. */
export function environmentOf(definition: LambdaDefinition): Record<string, string> {
  const { name, arn, directory, handler, memoryMegabytes, environment } = definition;
  const region = regionOf(arn);
  return {
    _HANDLER: handler,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: region,
    // Lambda runs a newer Node than this machine may have, which is no news for whoever reads the log
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LAMBDA_TASK_ROOT: directory,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...environment,
  };
}

/** `arn:aws:lambda:<region>:<account>:function:<name>` */
function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
