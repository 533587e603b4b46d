import type { Section } from '../fact.ts';

export const ACCESS: Section = {
  title: 'Access',
  facts: [
    {
      number: 92,
      mark: 'C',
      source: 'AUTH',
      says: 'Directives say which ways to sign in may see a field or type; without one it is the default way alone.',
    },
    {
      number: 93,
      mark: 'C',
      source: 'https://github.com/aws-amplify/amplify-cli/issues/2694',
      says: 'Types that a field returns need the directive too, at each level.',
    },
    {
      number: 94,
      mark: 'C',
      source: 'COM#275',
      says: '`@aws_auth` works for Cognito as the only way to sign in, and is ignored beside others.',
    },
    {
      number: 95,
      mark: 'C',
      source: 'AUTH',
      says: 'The default action of the pool decides about fields without groups.',
    },
    {
      number: 96,
      mark: 'C',
      source: 'SIM',
      says: 'A refused field is null, with an error of type `Unauthorized` under HTTP 200.',
    },
    {
      number: 97,
      mark: 'C',
      source: 'FLOCI',
      says: 'A refused request is answered with 401 and says whether credentials were missing, malformed or wrong.',
      assumes: [
        {
          what: 'An expired token is told as `Token has expired.`, a wrong signature by 403.',
          where: 'appsync/auth/authenticate.ts',
        },
        {
          what: 'A signed caller whose policies allow none of the root fields is refused with 401 `Permission denied`, as recorded by users of Amplify; where they allow some, the others are refused one by one.',
          where: 'appsync/execution/engine.ts',
        },
      ],
    },
    {
      number: 98,
      mark: 'C',
      source: 'FLOCI',
      says: 'A signature wins over a key that is sent beside it.',
      assumes: [
        {
          what: 'A token names its key, and one whose key the pool has given up is refused at once.',
          where: 'appsync/auth/user-pool-tokens.ts',
        },
        {
          what: 'Otherwise the form of the header decides, and the issuer of a token its pool.',
          where: 'appsync/auth/authenticate.ts',
        },
      ],
    },
    {
      number: 99,
      mark: 'C',
      source: 'BOTO',
      says: 'A key lives 1 to 365 days, seven unless told, and ends on a full hour.',
    },
    {
      number: 100,
      mark: 'C',
      source: 'AUTH',
      says: 'Policies name a field as `…/types/Mutation/fields/name`; id and access tokens are taken, of the clients that the API allows.',
    },
  ],
};
