import { createHmac, randomBytes } from 'node:crypto';
import type { CloudIdentity, Principal, Store } from '../aws-service.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Who may call: credentials are the same at every start with the same data directory, and nobody else can guess them. */
export type CredentialsRegistry = {
  /** What a service gets that works as a role, e.g. a Lambda function as session. */
  assumeRole: (role: { arn: string; name: string; id: string }, session: string) => Credentials;
  developer: Credentials;
  find: (accessKeyId: string) => { credentials: Credentials; principal: Principal } | undefined;
};

export function createCredentials({
  cloud,
  store,
}: {
  cloud: CloudIdentity;
  store: Store;
}): CredentialsRegistry {
  const seed = store.read<string>('iam') ?? randomBytes(32).toString('hex');
  store.write('iam', () => seed);
  const known = new Map<string, { credentials: Credentials; principal: Principal }>();

  function issue(principal: Principal, prefix: 'AKIA' | 'ASIA'): Credentials {
    const credentials = {
      accessKeyId: prefix + derive(seed, principal.arn, 'id').toUpperCase().slice(0, 16),
      secretAccessKey: derive(seed, principal.arn, 'secret').slice(0, 40),
      ...(prefix === 'ASIA' && { sessionToken: derive(seed, principal.arn, 'token') }),
    };
    known.set(credentials.accessKeyId, { credentials, principal });
    return credentials;
  }

  return {
    assumeRole: (role, session) => issue(sessionOf(role, session, cloud), 'ASIA'),
    developer: issue(developerOf(cloud), 'AKIA'),
    find: (accessKeyId) => known.get(accessKeyId),
  };
}

function sessionOf(
  role: { arn: string; name: string; id: string },
  session: string,
  { accountId }: CloudIdentity,
): Principal {
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${session}`,
    roleArn: role.arn,
    username: `${role.id}:${session}`,
  };
}

function developerOf({ accountId }: CloudIdentity): Principal {
  return { accountId, arn: `arn:aws:iam::${accountId}:user/developer`, username: 'developer' };
}

function derive(seed: string, arn: string, purpose: string): string {
  return createHmac('sha256', seed).update(`${purpose} ${arn}`).digest('hex');
}
