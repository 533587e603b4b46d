import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListOfficesDocument, ListPackagesDocument } from '../../graphql/generated/graphql.ts';
import { firewall } from './firewall.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';

type Answer = { status: number; type: string; text: string; json: Record<string, unknown> };
type Question = { query?: string; address?: string; method?: string; type?: string; body?: string };

let system: RunningSystem;

beforeAll(async () => {
  system = await runningSystem();
});

afterAll(() => system.stop());

/** As the API answers behind its firewall, as deployed, to a stranger with the public key. */
async function ask({ query, address = '', method = 'POST', type, body }: Question): Promise<Answer> {
  const response = await fetch(`${system.cloud.graphqlUrl}${address}`, {
    method,
    headers: {
      'x-api-key': system.outputs.API.GraphQL.apiKey ?? '',
      'content-type': type ?? 'application/json',
    },
    body: method === 'GET' ? undefined : (body ?? (query === undefined ? '' : JSON.stringify({ query }))),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text,
    json: read(text),
  };
}

/** Whether it was the firewall that refused, for this reason. */
function expectRefusal({ status, json }: Answer, rule: string): void {
  expect([status, json]).toEqual([
    403,
    { errors: [{ errorType: 'WAFForbiddenException', message: '403 Forbidden' }] },
  ]);
  expect(system.cloud.refusals().at(-1)).toBe(rule);
}

function read(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const introspection =
  'query cop { __schema { types { name fields { name type { name kind } } } queryType { name } } }';

/** What is nearly right, and what would be right. */
const NEARLY = [
  ['{ __schema { directive } }', 'directives'],
  ['{ getPackag { id } }', 'getPackage'],
  ['{ getPackage(id: "1") { trackingNumbe } }', 'trackingNumber'],
  ['{ getPackage(trackingNumbe: "1") { id } }', 'trackingNumber'],
  ['{ listPackages(filter: { status: [IN_TRANSI] }) { nextToken } }', 'IN_TRANSIT'],
  ['{ listPackages(filter: { carrierNumbe: "1" }) { nextToken } }', 'carrierNumber'],
  ['query ($a: PackageFilte) { listPackages(filter: $a) { nextToken } }', 'PackageFilter'],
  ['{ ...Offic } fragment Office on Query { __typename }', '#'],
] as const;
const ONE_OF_A_SET =
  'query ($status: PackageStatus!) { listPackages(filter: { status: [$status] }) { nextToken } }';

describe('a stranger with the public key', () => {
  it('is answered at all, so that the other answers mean something', async () => {
    expect((await ask({ query: 'query cop { __typename }' })).json).toEqual({
      data: { __typename: 'Query' },
    });
  });

  it('1. cannot ask for the schema (introspection)', async () => {
    const { json } = await ask({ query: introspection });

    expect(json).toMatchObject({ data: null });
    expect(JSON.stringify(json)).toContain("Field '__schema' in type 'Query' is undefined");
    expect((await ask({ query: '{ __type(name: "Person") { name } }' })).json).toMatchObject({ data: null });
  });

  it('2. is not told what a field might be called (field suggestions)', async () => {
    for (const [query, name] of NEARLY) {
      const { text } = await ask({ query });

      expect(text).toContain('"errors"');
      expect(text).not.toMatch(new RegExp(`did you mean|${name}`, 'i'));
    }
    const body = JSON.stringify({ query: ONE_OF_A_SET, variables: { status: 'IN_TRANSI' } });
    expect((await ask({ body })).text).not.toMatch(/did you mean|IN_TRANSIT/i);
  });

  it('3. finds no page to try the API with (GraphiQL)', async () => {
    const { status, text } = await ask({ method: 'GET' });

    expect(status).toBe(405);
    expect(text).not.toMatch(/graphiql|playground/i);
  });

  it('4. cannot ask by the address (GET)', async () => {
    expectRefusal(await ask({ method: 'GET', address: '?query={__typename}' }), 'QueryInTheAddress');
  });

  it('5. cannot change anything by the address (mutations by GET)', async () => {
    const address = '?query=mutation+cop+{__typename}';

    expectRefusal(await ask({ method: 'GET', address }), 'QueryInTheAddress');
  });

  it('6. cannot ask as a form does (POST that is not JSON)', async () => {
    const type = 'application/x-www-form-urlencoded';
    expectRefusal(await ask({ address: '?query=query+{__typename}', type }), 'QueryInTheAddress');
    const inBody = await ask({ body: 'query=query+%7B__typename%7D', type });

    expect([inBody.status, inBody.json['data']]).toEqual([400, undefined]);
  });

  it('7. cannot ask the same under a hundred names (aliases)', async () => {
    const aliases = Array.from({ length: 101 }, (_, index) => `alias${index}:__typename \n`).join('');

    expectRefusal(await ask({ query: `query cop { ${aliases} }` }), 'KeyRequestsThatAreLarge');
  });

  it('8. cannot send several questions at once (batches)', async () => {
    const one = { query: 'query cop { __typename }' };
    const { status, text } = await ask({ body: JSON.stringify(Array(10).fill(one)) });

    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
  });

  it('9. cannot ask for one field five hundred times (duplicated fields)', async () => {
    const query = `query cop { ${'__typename \n'.repeat(500)}}`;

    expectRefusal(await ask({ query }), 'KeyRequestsThatAreLarge');
  });

  it('10. cannot have ten errors for one field (directives)', async () => {
    for (const directive of ['@aa', '@aa ', '@aa\n', '@ aa', '@aa,', '@#\naa']) {
      const query = `query cop { __typename ${directive.repeat(10)} }`;

      expectRefusal(await ask({ query }), 'KeyRequestsOfManyDirectives');
    }
  });

  it('11. is not told how it is done (tracing, debugging)', async () => {
    for (const query of ['query cop { __typename }', 'query cop { abc }']) {
      const { text } = await ask({ query });

      expect(text).not.toMatch(/tracing|stacktrace|extensions|exception/i);
    }
  });

  it('12. cannot go round in circles through the schema (circular introspection)', async () => {
    const types = 'fields { type { fields { type { fields { type { fields { type { name } } } } } } } }';

    expect((await ask({ query: `{ __schema { types { ${types} } } }` })).json).toMatchObject({ data: null });
  });

  it('13. is not shown an exception by a question that makes no sense (unhandled errors)', async () => {
    const { status, text } = await ask({ query: 'qwerty cop { abc }' });

    expect(status).toBe(400);
    expect(text).not.toMatch(/exception":|extensions|\bat .+:\d+/);
  });
});

describe('the firewall', () => {
  const key = { 'x-api-key': 'da2-x' };

  it('lets pass what people who are signed in send, whatever its size', async () => {
    const scans = JSON.stringify({ query: '…', variables: { input: ['@a @b @c '.repeat(9_000)] } });
    const judge = await firewall();

    expect(judge({ headers: { authorization: 'token' }, body: Buffer.from(scans) })).toBeUndefined();
    expect(judge({ headers: key, body: Buffer.from(scans) })).toBe('KeyRequestsThatAreLarge');
  });

  it('lets pass one small question with the key, and none of more than 2 KiB', async () => {
    const body = JSON.stringify({ query: ListOfficesDocument.toString(), variables: { limit: 1 } });
    const judge = await firewall();

    expect(judge({ headers: key, body: Buffer.from(body) })).toBeUndefined();
    expect(judge({ headers: key, body: Buffer.from(body.padEnd(2048)) })).toBeUndefined();
    expect(judge({ headers: key, body: Buffer.from(body.padEnd(2049)) })).toBe('KeyRequestsThatAreLarge');
  });

  it('lets a socket open, whose credentials are in its address', async () => {
    const url = '/graphql/realtime?header=e30=&payload=e30=';

    expect((await firewall())({ method: 'GET', url })).toBeUndefined();
  });
});

describe('somebody who is signed in', () => {
  it('has at most fifty resolvers of one request, under whatever names', async () => {
    const clerk = await system.signInAs('clerk', 'LIS1');
    await clerk.send(ListPackagesDocument, {});
    const before = system.cloud.dataApiCalls().length;
    const fields = Array.from({ length: 101 }, (_, index) => `a${index}: listOffices { nextToken }`);

    const answer = clerk.send({ toString: () => `query { ${fields.join(' ')} }` } as never, {});

    await expect(answer).rejects.toThrow('limit of resolvers');
    expect(system.cloud.dataApiCalls().length - before).toBe(50);
  });
});
