import { SignatureError, type SignedRequest } from '../../aws-service.ts';
import { RequestFault, unauthorized } from '../request-fault.ts';
import type { ApiDefinition, AuthMode } from '../types.ts';
import type { Caller } from './identity.ts';
import { userPoolTokens } from './user-pool-tokens.ts';

/** A request as its signature covers it, with lower-case header names, and where it came from. */
export type Credentials = SignedRequest & { sourceIp: string };

/** Tells who calls by the form of the headers (F98); rejects with `RequestFault`. */
export type Authenticate = (credentials: Credentials) => Promise<Caller>;

const JWT = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/;

export function authenticator(api: ApiDefinition): Authenticate {
  const modes = new Set<AuthMode>([api.defaultAuth, ...api.additionalAuth]);
  const verifyToken = userPoolTokens(api.userPools);
  const requireMode = (mode: AuthMode) => {
    if (!modes.has(mode)) throw unauthorized();
  };

  return async (credentials) => {
    const { authorization, 'x-api-key': key } = credentials.headers;
    if (authorization?.startsWith('AWS4-HMAC-SHA256')) {
      requireMode('AWS_IAM');
      return signer(credentials, api);
    }
    if (authorization) {
      const token = JWT.exec(authorization)?.[1];
      if (!token) throw unauthorized('Valid authorization header not provided.');
      requireMode('AMAZON_COGNITO_USER_POOLS');
      return verifyToken(token, credentials.sourceIp);
    }
    if (key === undefined) throw unauthorized('Missing authorization header');
    requireMode('API_KEY');
    return keyHolder(key, api.apiKeys);
  };
}

async function signer({ sourceIp, ...request }: Credentials, api: ApiDefinition): Promise<Caller> {
  try {
    return {
      identity: { mode: 'AWS_IAM', principal: await api.verifySignature(request), sourceIp: [sourceIp] },
    };
  } catch (fault) {
    if (fault instanceof SignatureError) throw new RequestFault(fault.name, fault.message, 403);
    throw fault;
  }
}

function keyHolder(key: string, keys: ApiDefinition['apiKeys']): Caller {
  const known = keys.find((candidate) => candidate.key === key);
  if (!known || known.expires <= Date.now() / 1000) throw unauthorized();
  return { identity: { mode: 'API_KEY' }, expiresAt: known.expires };
}
