import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Context } from 'aws-lambda';
import { connect } from '../database.ts';
import { logLine } from '../log.ts';
import { clusterSettings, setting } from '../settings.ts';
import { withoutWords } from '../without-words.ts';
import { forget } from './forget.ts';
import { ledgerOf } from './ledger.ts';
import { deleteAccountIn, deleteTopicOf } from './outside.ts';

const forgetAll = withoutWords(
  forget({
    ledger: ledgerOf(connect(new RDSDataClient(), clusterSettings())),
    deleteTopic: deleteTopicOf(new SNSClient()),
    deleteAccount: deleteAccountIn(new CognitoIdentityProviderClient(), setting('USER_POOL_ID')),
    log: logLine,
  }),
);

export const handler = (_event: unknown, context: Context): Promise<void> =>
  forgetAll(() => context.getRemainingTimeInMillis());
