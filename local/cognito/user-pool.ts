import type { JWK } from 'jose';
import type { CloudIdentity, Store } from '../aws-service.ts';
import { newSigningKey, signingKeyOf } from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';
import type { PasswordVerifier } from './srp/verifier.ts';
import type { UserPoolClientProperties, UserPoolGroupProperties, UserPoolProperties } from './types.ts';

/** Times are epoch milliseconds. */
export type User = {
  username: string;
  attributes: Record<string, string> & { sub: string };
  enabled: boolean;
  status: 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';
  groups: string[];
  password?: PasswordVerifier;
  temporaryPasswordExpiresAt?: number;
  code?: {
    purpose: 'SIGN_UP' | 'FORGOT_PASSWORD' | 'VERIFY_ATTRIBUTE';
    attribute: 'email' | 'phone_number';
    value: string;
    /** What it was sent to, where that is not the attribute yet. */
    newAddress?: string;
    expiresAt: number;
  };
  createdAt: number;
  modifiedAt: number;
};

/** One sign-in, named by the `origin_jti` of all its tokens; it ends when its refresh token does. */
export type SignInSession = {
  id: string;
  username: string;
  clientId: string;
  refreshTokenHash: string;
  /** The one before, which a retry may still use for a while where refresh tokens rotate. */
  previous?: { refreshTokenHash: string; expiresAt: number };
  signedInAt: number;
  expiresAt: number;
};

export type UserPool = {
  id: string;
  arn: string;
  issuer: string;
  /** The id without the region. */
  name: string;
  properties: UserPoolProperties;
  clients: Map<string, UserPoolClientProperties>;
  groups: Map<string, UserPoolGroupProperties>;
  users: Map<string, User>;
  sessions: Map<string, SignInSession>;
  key: () => Promise<SigningKey>;
  /** To be called after each change of users, groups or sessions. */
  save: () => void;
};

type StoredUserPool = {
  key?: JWK;
  users: User[];
  groups: UserPoolGroupProperties[];
  sessions: SignInSession[];
};

export function openUserPool(
  id: string,
  properties: UserPoolProperties,
  { cloud, store }: { cloud: CloudIdentity; store: Store },
): UserPool {
  const storedAs = `cognito-${id}`;
  const stored = store.read<StoredUserPool>(storedAs) ?? { users: [], groups: [], sessions: [] };
  const users = new Map(stored.users.map((user) => [user.username, user]));
  const groups = new Map(stored.groups.map((group) => [group.GroupName, group]));
  const sessions = new Map(stored.sessions.map((session) => [session.id, session]));

  let keyJwk = stored.key;
  const save = () =>
    store.write(storedAs, () => ({
      key: keyJwk,
      users: [...users.values()],
      groups: [...groups.values()],
      sessions: [...sessions.values()],
    }));
  const key = keyJwk ? signingKeyOf(keyJwk) : newSigningKey();
  const keep = ({ privateJwk }: SigningKey) => {
    keyJwk = privateJwk;
    save();
  };
  key.then(keep, () => {}); // whoever needs the key hears of a failure

  return {
    id,
    arn: `arn:aws:cognito-idp:${cloud.region}:${cloud.accountId}:userpool/${id}`,
    issuer: `https://cognito-idp.${cloud.region}.amazonaws.com/${id}`,
    name: id.split('_')[1] ?? '',
    properties,
    clients: new Map(),
    groups,
    users,
    sessions,
    key: () => key,
    save,
  };
}
