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
  ],
};
