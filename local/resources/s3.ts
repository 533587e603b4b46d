import { TemplateError } from '../assembly/template.ts';
import type { CorsRule } from '../s3/types.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type Encryption = { ServerSideEncryptionByDefault?: { SSEAlgorithm: string; KMSMasterKeyID?: string } };
type BucketProperties = {
  BucketName?: string;
  BucketEncryption?: { ServerSideEncryptionConfiguration: Encryption[] };
  CorsConfiguration?: { CorsRules: CorsElement[] };
  NotificationConfiguration?: { EventBridgeConfiguration?: { EventBridgeEnabled?: boolean } };
  VersioningConfiguration?: { Status: string };
};
type CorsElement = {
  AllowedOrigins: string[];
  AllowedMethods: string[];
  AllowedHeaders?: string[];
  ExposedHeaders?: string[];
  MaxAge?: number;
};

export const s3Providers: Record<string, Provider> = { 'AWS::S3::Bucket': createBucket };

function createBucket(
  { properties, name }: Resource<BucketProperties>,
  { s3, access, stack }: Pick<Services, 's3' | 'access' | 'stack'>,
) {
  refuseUnknown(properties);
  const bucketName = properties.BucketName ?? bucketNameOf(name);
  const arn = `arn:aws:s3:::${bucketName}`;
  const [encryption] = properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const { SSEAlgorithm = 'AES256', KMSMasterKeyID } = encryption?.ServerSideEncryptionByDefault ?? {};
  if (KMSMasterKeyID) access.encrypt(arn, KMSMasterKeyID);
  s3.createBucket({
    name: bucketName,
    encryption: SSEAlgorithm,
    cors: (properties.CorsConfiguration?.CorsRules ?? []).map(corsRule),
    tellsEventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
  });
  const domain = `${bucketName}.s3.${stack.region}.amazonaws.com`;
  return created(bucketName, {
    Arn: arn,
    DomainName: `${bucketName}.s3.amazonaws.com`,
    RegionalDomainName: domain,
  });
}

function refuseUnknown({ NotificationConfiguration, VersioningConfiguration }: BucketProperties): void {
  const { EventBridgeConfiguration: _known, ...others } = NotificationConfiguration ?? {};
  const [other] = Object.keys(others);
  if (other) throw new TemplateError(`Buckets here tell EventBridge alone: ${other} is not known.`);
  if (VersioningConfiguration?.Status === 'Enabled')
    throw new TemplateError('Buckets here keep no versions.');
}

/** As CloudFormation names buckets: in small letters. */
function bucketNameOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, '-');
}

function corsRule(element: CorsElement): CorsRule {
  const { AllowedOrigins, AllowedMethods, AllowedHeaders = [], ExposedHeaders = [], MaxAge } = element;
  return {
    allowedOrigins: AllowedOrigins,
    allowedMethods: AllowedMethods,
    allowedHeaders: AllowedHeaders,
    exposedHeaders: ExposedHeaders,
    maxAgeSeconds: MaxAge,
  };
}
