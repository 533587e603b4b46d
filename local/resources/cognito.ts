import type {
  UserPoolClientProperties,
  UserPoolGroupProperties,
  UserPoolProperties,
} from '../cognito/types.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';

type OfPool<Properties> = Properties & { UserPoolId: string };

export const cognitoProviders: Record<string, Provider> = {
  'AWS::Cognito::UserPool': createUserPool,
  'AWS::Cognito::UserPoolClient': createClient,
  'AWS::Cognito::UserPoolGroup': createGroup,
};

function createUserPool(
  { logicalId, properties }: Resource<UserPoolProperties>,
  { cognito }: Pick<Services, 'cognito'>,
) {
  const { id, arn, issuer, providerName } = cognito.createUserPool(logicalId, properties);
  return created(id, { UserPoolId: id, Arn: arn, ProviderName: providerName, ProviderURL: issuer });
}

function createClient(
  { logicalId, properties }: Resource<OfPool<UserPoolClientProperties>>,
  { cognito }: Pick<Services, 'cognito'>,
) {
  const { clientId } = cognito.createClient(properties.UserPoolId, logicalId, properties);
  return created(clientId, { ClientId: clientId });
}

function createGroup(
  { properties }: Resource<OfPool<UserPoolGroupProperties>>,
  { cognito }: Pick<Services, 'cognito'>,
) {
  cognito.createGroup(properties.UserPoolId, properties);
  return created(properties.GroupName);
}
