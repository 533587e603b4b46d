import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { connect } from '../database.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import { claimPerson } from './claim-person.ts';
import { provedIn } from './proved.ts';

export const handler = withoutWords(
  claimPerson({
    database: connect(new RDSDataClient(), clusterSettings()),
    provedBy: provedIn(new CognitoIdentityProviderClient(), setting('USER_POOL_ID')),
  }),
);
