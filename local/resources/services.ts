import type { StackIdentity } from '../assembly/pseudo-parameters.ts';
import type { Store } from '../aws-service.ts';
import type { Cognito } from '../cognito/types.ts';
import type { CredentialsRegistry } from '../iam/credentials.ts';
import type { AccessControl } from '../iam/policies/access-control.ts';
import type { Caller } from '../iam/policies/types.ts';
import type { EventBus } from '../event-bridge/event-bus.ts';
import type { FailureTarget } from '../failed-event.ts';
import type { Lambdas } from '../lambda/create-lambdas.ts';
import type { S3 } from '../s3/s3.ts';
import type { Scheduler } from '../scheduler/types.ts';
import type { SecretsManager } from '../secrets-manager/secrets-manager.ts';
import type { Sns } from '../sns/types.ts';
import type { Sqs } from '../sqs/types.ts';
import type { WebAcl } from '../waf/web-acl.ts';
import type { ApiDraft } from './api-draft.ts';
import type { Clusters } from './clusters.ts';
import type { CustomResources } from './custom-resources.ts';
import type { DeployedResources } from './deployed-resources.ts';
import type { ManagedPolicies } from './iam.ts';

/** What providers work with. */
export type Services = {
  stack: StackIdentity;
  /** `http://localhost:4000` */
  baseUrl: string;
  store: Store;
  log: (line: string) => void;
  /** The file or folder behind the S3 key of an asset. */
  assetPath: (objectKey: string) => string | undefined;
  credentials: CredentialsRegistry;
  access: AccessControl;
  managedPolicies: ManagedPolicies;
  /** As whom each function works, by the function's ARN. */
  executionRoles: Map<string, Caller>;
  secretsManager: SecretsManager;
  cognito: Cognito;
  sns: Sns;
  sqs: Sqs;
  lambdas: Lambdas;
  s3: Pick<S3, 'createBucket'>;
  eventBus: EventBus;
  /** Where the events go that a function failed to handle, by the function's ARN. */
  failureTargets: Map<string, FailureTarget>;
  /** Hands an event to a function or queue. */
  sendEvent: (targetArn: string, event: unknown) => Promise<unknown>;
  scheduler: Scheduler;
  clusters: Clusters;
  customResources: CustomResources;
  deployed: DeployedResources;
  /** The API that the stack describes, filled in piece by piece. */
  api: ApiDraft;
  /** By their ARN. */
  webAcls: Map<string, WebAcl>;
  /** Tells SDK clients where the services are. */
  endpoints: Record<string, string>;
  /** Tells functions where the pages are that come with the stack. */
  pageVariables: Record<string, string>;
  /** What may only begin once every resource is there, e.g. to feed a function from its queue. */
  whenComplete: (begin: () => void) => void;
  /** What must end with the cloud. */
  beforeStop: (end: () => void) => void;
};
