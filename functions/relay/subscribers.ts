import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import {
  PublishPackageEventDocument,
  type PackageEvent,
  type PublishPackageEventMutation,
} from '../../graphql/generated/graphql.ts';

type SignerSettings = ConstructorParameters<typeof SignatureV4>[0];

type Answer = {
  data?: PublishPackageEventMutation | null;
  errors?: { errorType?: string }[];
};

const TIMEOUT_MILLISECONDS = 10_000;

/** AppSync did not take the event; `name` is its `errorType` or the status of its answer. */
export class PushRefused extends Error {
  constructor(code: string) {
    super('AppSync did not take the event.');
    this.name = `PushRefused: ${code}`;
  }
}

/** Hands an event to everyone who subscribed, by the mutation that only IAM may call (F75). */
export const pushToSubscribers = (
  graphqlUrl: string,
  { region, credentials }: Pick<SignerSettings, 'region' | 'credentials'>,
) => {
  const url = new URL(graphqlUrl);
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });

  return async (event: PackageEvent): Promise<void> => {
    const body = JSON.stringify({
      query: PublishPackageEventDocument.toString(),
      variables: { event: JSON.stringify(event) },
    });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body,
    });
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    await refuseFaults(await fetch(url, { method: 'POST', headers, body, signal }));
  };
};

/** GraphQL faults arrive with status 200 (F27). */
async function refuseFaults(response: Response): Promise<void> {
  if (!response.ok) {
    throw new PushRefused(`HTTP ${response.status}`);
  }
  const { data, errors = [] } = (await response.json()) as Answer;
  if (errors.length > 0 || !data?.publishPackageEvent) {
    throw new PushRefused(errors[0]?.errorType ?? 'no data');
  }
}
