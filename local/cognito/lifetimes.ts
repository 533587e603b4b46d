import type { UserPoolClientProperties } from './types.ts';

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** How long tokens are good, in seconds: an hour and thirty days unless the client says otherwise. */
export function lifetimes(client: UserPoolClientProperties) {
  const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits = {} } = client;
  return {
    accessToken:
      (AccessTokenValidity || 0) * SECONDS[TokenValidityUnits.AccessToken ?? 'hours'] || SECONDS.hours,
    idToken: (IdTokenValidity || 0) * SECONDS[TokenValidityUnits.IdToken ?? 'hours'] || SECONDS.hours,
    refreshToken:
      (RefreshTokenValidity || 0) * SECONDS[TokenValidityUnits.RefreshToken ?? 'days'] || 30 * SECONDS.days,
  };
}
