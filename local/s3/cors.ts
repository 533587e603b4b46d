import { pattern } from '../iam/policies/pattern.ts';
import { S3Fault } from './s3-fault.ts';
import type { CorsRule } from './types.ts';

type Headers = Record<string, string>;

/** What a browser asks before it sends the call of another origin's page. */
export function answerPreflight(rules: readonly CorsRule[], headers: Headers): Headers {
  const { origin = '', 'access-control-request-method': method = '' } = headers;
  if (!origin || !method)
    throw new S3Fault('InvalidRequest', 'Insufficient information. Origin request header needed.');
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const rule = rules.find(
    (one) =>
      allows(one, origin, method) &&
      asked.every((name) => one.allowedHeaders.some((allowed) => pattern(allowed.toLowerCase())(name))),
  );
  if (!rule) throw new S3Fault('AccessForbidden', undefined, { Method: method, ResourceType: 'BUCKET' });
  return {
    ...common(rule, origin),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
  };
}

/** What lets a page of another origin read the answer to its call. */
export function corsHeaders(rules: readonly CorsRule[], { origin }: Headers, method: string): Headers {
  const rule = origin ? rules.find((one) => allows(one, origin, method)) : undefined;
  return rule && origin ? common(rule, origin) : {};
}

function allows({ allowedOrigins, allowedMethods }: CorsRule, origin: string, method: string): boolean {
  return allowedMethods.includes(method) && allowedOrigins.some((allowed) => pattern(allowed)(origin));
}

function common(rule: CorsRule, origin: string): Headers {
  const isForAll = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    ...(!isForAll && { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposedHeaders.length > 0 && {
      'access-control-expose-headers': rule.exposedHeaders.join(', '),
    }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
