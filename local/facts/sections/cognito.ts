import type { Section } from '../fact.ts';

export const COGNITO: Section = {
  title: 'Cognito',
  facts: [
    {
      number: 113,
      mark: 'C',
      source: 'AMP',
      says: 'Amplify signs in by SRP, refreshes with `GetTokensFromRefreshToken`, and wants ids of pools that look real.',
    },
    {
      number: 114,
      mark: 'C',
      source: 'TRIED',
      says: 'Access and id tokens carry different claims and say which they are; a wrong password is `NotAuthorizedException`.',
    },
    {
      number: 115,
      mark: 'C',
      source: 'TRIED',
      says: 'The verifier of AWS takes tokens without an end, and groups that are no list, so both are checked beside it.',
    },
    {
      number: 116,
      mark: 'C',
      source: 'TRIED',
      says: 'Groups hold until the token ends, whatever happens to the user in between.',
    },
    {
      number: 143,
      mark: 'C',
      source: 'https://repost.aws/knowledge-center/cognito-email-verified-attribute',
      says: 'An e-mail address that a user changes is unverified until its code comes back; a pool can keep the old one until then.',
      assumes: [
        {
          what: 'An address that another account has is refused when it is written, and again when it is verified.',
          where: 'cognito/attribute-changes.ts',
        },
      ],
    },
    {
      number: 144,
      mark: 'C',
      source: 'https://github.com/aws-samples/aws-saas-factory-bootcamp/issues/67',
      says: 'Whoever chooses the first password cannot change the e-mail address that an administrator has given.',
    },
  ],
};
