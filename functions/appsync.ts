import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { TypedDocumentString } from '../graphql/generated/graphql.ts';

type SignerSettings = ConstructorParameters<typeof SignatureV4>[0];

type Answer<Result> = { data?: Result | null; errors?: { errorType?: string }[] };

/** Tells the API what only IAM may tell it, for whoever has subscribed. A field that is null was not taken, unless null is its answer. */
export type Push = <Result extends object, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  answers?: { null: boolean },
) => Promise<Result>;

const TIMEOUT_MILLISECONDS = 10_000;

/** AppSync did not take what it was told; `name` is its `errorType` or the status of its answer. */
export class PushRefused extends Error {
  constructor(code: string) {
    super('AppSync did not take what it was told.');
    this.name = `PushRefused: ${code}`;
  }
}

/** Signs each request with the credentials of the function (F75). */
export function pushTo(
  graphqlUrl: string,
  { region, credentials }: Pick<SignerSettings, 'region' | 'credentials'>,
): Push {
  const url = new URL(graphqlUrl);
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });

  return async (document, variables, answers = { null: false }) => {
    const body = JSON.stringify({ query: document.toString(), variables });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body,
    });
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    return resultOf(await fetch(url, { method: 'POST', headers, body, signal }), answers.null);
  };
}

/** GraphQL faults arrive with status 200 (F27). */
async function resultOf<Result extends object>(response: Response, mayBeNull: boolean): Promise<Result> {
  if (!response.ok) {
    throw new PushRefused(`HTTP ${response.status}`);
  }
  const { data, errors = [] } = (await response.json()) as Answer<Result>;
  if (errors.length > 0 || !data || (!mayBeNull && Object.values(data).includes(null))) {
    throw new PushRefused(errors[0]?.errorType ?? 'no data');
  }
  return data;
}
