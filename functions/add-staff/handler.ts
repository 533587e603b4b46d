import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { connect } from '../database.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import { accountsIn } from './accounts.ts';
import { addStaff } from './add-staff.ts';

export const handler = withoutWords(
  addStaff({
    database: connect(new RDSDataClient(), clusterSettings()),
    accounts: accountsIn(new CognitoIdentityProviderClient(), {
      userPoolId: setting('USER_POOL_ID'),
      invitationDays: Number(setting('INVITATION_DAYS')),
      now: () => new Date(),
    }),
  }),
);
