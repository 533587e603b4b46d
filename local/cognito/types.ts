import type { AwsService, CloudIdentity, Store } from '../aws-service.ts';
import type { Deliver } from '../inbox/types.ts';

export type CognitoOptions = {
  cloud: CloudIdentity;
  store: Store;
  /** Takes confirmation codes and invitations. */
  sendMessage?: Deliver;
  log?: (line: string) => void;
  clock?: () => Date;
};

/** The properties of `AWS::Cognito::UserPool` that have an effect here. */
export type UserPoolProperties = {
  AliasAttributes?: string[];
  UsernameAttributes?: string[];
  AutoVerifiedAttributes?: string[];
  /** What keeps its value until the new one is confirmed. */
  UserAttributeUpdateSettings?: { AttributesRequireVerificationBeforeUpdate?: string[] };
  UsernameConfiguration?: { CaseSensitive?: boolean };
  AdminCreateUserConfig?: { AllowAdminCreateUserOnly?: boolean };
  Policies?: { PasswordPolicy?: PasswordPolicy };
  Schema?: { Name?: string; Mutable?: boolean; Required?: boolean }[];
};

export type PasswordPolicy = {
  MinimumLength?: number;
  RequireLowercase?: boolean;
  RequireUppercase?: boolean;
  RequireNumbers?: boolean;
  RequireSymbols?: boolean;
  TemporaryPasswordValidityDays?: number;
};

type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** The properties of `AWS::Cognito::UserPoolClient` that have an effect here. */
export type UserPoolClientProperties = {
  ExplicitAuthFlows?: string[];
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  RefreshTokenValidity?: number;
  TokenValidityUnits?: { AccessToken?: TimeUnit; IdToken?: TimeUnit; RefreshToken?: TimeUnit };
  /** Minutes. */
  AuthSessionValidity?: number;
  PreventUserExistenceErrors?: 'LEGACY' | 'ENABLED';
  GenerateSecret?: boolean;
  ReadAttributes?: string[];
  WriteAttributes?: string[];
  RefreshTokenRotation?: { Feature?: 'ENABLED' | 'DISABLED'; RetryGracePeriodSeconds?: number };
};

export type UserPoolGroupProperties = {
  GroupName: string;
  Description?: string;
  Precedence?: number;
  RoleArn?: string;
};

export type Cognito = {
  service: AwsService;
  createUserPool: (
    logicalId: string,
    properties: UserPoolProperties,
  ) => { id: string; arn: string; issuer: string; providerName: string };
  createClient: (
    userPoolId: string,
    logicalId: string,
    properties: UserPoolClientProperties,
  ) => { clientId: string };
  createGroup: (userPoolId: string, properties: UserPoolGroupProperties) => void;
  /** The pool's public keys. */
  jwks: (userPoolId: string) => Promise<{ keys: Record<string, unknown>[] }>;
};
