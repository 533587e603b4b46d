/** Statements that nothing on one machine can depend on, by the reason for it. */
export const WITHOUT_LOCAL_EFFECT: Record<string, string[]> = {
  'logs go to the console': [
    'NetworkVpcRefusedIAMRole sts:AssumeRole',
    'NetworkVpcRefusedIAMRoleDefaultPolicy logs:CreateLogStream, logs:PutLogEvents, logs:DescribeLogStreams',
    'ApiLogRole sts:AssumeRole',
    'ApiWriteLog logs:CreateLogStream, logs:PutLogEvents',
    'MigrationMigrateRole logs:CreateLogStream, logs:PutLogEvents',
    'EventsRelayRole logs:CreateLogStream, logs:PutLogEvents',
    'DelayWatchRole logs:CreateLogStream, logs:PutLogEvents',
    'NotificationsNotifyRole logs:CreateLogStream, logs:PutLogEvents',
    'NotificationsContactsRole logs:CreateLogStream, logs:PutLogEvents',
    'ImportsStartRole logs:CreateLogStream, logs:PutLogEvents',
    'ImportsImportRole logs:CreateLogStream, logs:PutLogEvents',
    'CostReportsReportRole logs:CreateLogStream, logs:PutLogEvents',
    'AccountsStaffRole logs:CreateLogStream, logs:PutLogEvents',
    'AccountsClaimsRole logs:CreateLogStream, logs:PutLogEvents',
    'AccountsForgetRole logs:CreateLogStream, logs:PutLogEvents',
  ],
  'every call on one machine counts as made over TLS, which these ask for': [
    'EventsPackageEventsPolicy not sns:Publish',
    'EventsRelayDeadLettersPolicy not sqs:*',
    'OneShotsDeadLettersPolicy not sqs:*',
    'DelayWatchDeadLettersPolicy not sqs:*',
    'NotificationsDeadLettersPolicy not sqs:*',
    'NotificationsQueuePolicy not sqs:*',
    'AlarmsTopicPolicy not sns:Publish',
    'ImportsAccessLogPolicy not s3:*',
    'ImportsBucketPolicy not s3:*',
    // as old versions of TLS are refused
    'ImportsBucketPolicy not s3:*',
    'ImportsDeadLettersPolicy not sqs:*',
    'AccountsDeadLettersPolicy not sqs:*',
    'CostReportsAccessLogPolicy not s3:*',
    'CostReportsBucketPolicy not s3:*',
    // as old versions of TLS are refused
    'CostReportsBucketPolicy not s3:*',
    'CostReportsDeadLettersPolicy not sqs:*',
  ],
  'a day is longer than a journey': [
    'NotificationsReconcileRole sts:AssumeRole',
    'NotificationsReconcileRole lambda:InvokeFunction',
  ],
  'a week is longer than a journey': [
    'AccountsForgetAgainRole sts:AssumeRole',
    'AccountsForgetAgainRole lambda:InvokeFunction',
  ],
  'nobody logs who reads a file': [
    'ImportsAccessLogPolicy s3:PutObject',
    'CostReportsAccessLogPolicy s3:PutObject',
  ],
  'CDK adds them for each secret, and the key leaves all of it to the roles of the account already': [
    'DataKey kms:Decrypt, kms:Encrypt, kms:ReEncrypt*, kms:GenerateDataKey*',
    'DataKey kms:CreateGrant, kms:DescribeKey',
  ],
};
