/**
 * What a request costs beside the statement that it makes: the API, and a bare HTTP server that sends the same SQL to the
 * same Postgres, in turns. Needs nothing that runs; `DATABASE_URL` names a server, otherwise one of its own is started.
 */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { assembly } from '../commands/assembly.ts';
import { accessTokenOf } from '../demo/graphql-client.ts';
import { GetPackageDocument, ListPackagesDocument } from '../graphql/generated/graphql.ts';
import { startLocalCloud } from '../local/local-cloud.ts';
import { plantSeed } from '../seed/plant.ts';
import { demoUsers } from '../seed/users.ts';
import { startPostgresServer } from '../test/postgres-server.ts';

const ROUNDS = 7;
const REQUESTS_A_ROUND = 400;
const AT_ONCE = 16;
const VIEWER = JSON.stringify({ kind: 'USER', sub: 'bench', groups: ['admin'] });
const CHILDREN = JSON.stringify(
  'sender recipient originOffice currentOffice destinationOffice currentLocation openExceptions events costLines'.split(
    ' ',
  ),
);

type Side = () => Promise<unknown>;

const server = process.env['DATABASE_URL'] ? undefined : await startPostgresServer();
const databaseUrl = server?.url ?? (process.env['DATABASE_URL'] as string);
const cloud = await startLocalCloud({ assembly: await assembly({ log: console.log }), databaseUrl });
await plantSeed(cloud, new Date());
const pool = new pg.Pool({ connectionString: databaseUrl, max: AT_ONCE });
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const token = await adminToken();
const { rows } = await pool.query<{ id: string }>('select id from package order by id limit 100');
let turn = 0;
const nextId = () => rows[turn++ % rows.length]?.id as string;

const statements: Record<string, () => pg.QueryConfig> = {
  '/package': () => ({
    name: 'package',
    text: 'select package_json($1::jsonb, $2::uuid, $3::jsonb, 50)::text as answer',
    values: [VIEWER, nextId(), CHILDREN],
  }),
  '/page': () => ({
    name: 'page',
    text: `select package_json($1::jsonb, package_id, '["currentOffice"]', 5)::text as answer
           from package_page($1::jsonb, '{}', '[]', 'NEWEST', null, null, 51)`,
    values: [VIEWER],
  }),
};
const floorServer = createServer((asked, response) => {
  const statement = statements[asked.url ?? '']?.() as pg.QueryConfig;
  void pool.query<{ answer: string }>(statement).then(({ rows: answers }) => {
    response.end(`[${answers.map(({ answer }) => answer).join()}]`);
  });
}).listen(0, 'localhost');
await once(floorServer, 'listening');
const floorUrl = `http://localhost:${(floorServer.address() as AddressInfo).port}`;

await compare('getPackage, whole', {
  api: () => post(cloud.graphqlUrl, { query: GetPackageDocument.toString(), variables: { id: nextId() } }),
  floor: () => post(`${floorUrl}/package`, {}),
});
await compare('listPackages, 50', {
  api: () => post(cloud.graphqlUrl, { query: ListPackagesDocument.toString(), variables: { limit: 50 } }),
  floor: () => post(`${floorUrl}/page`, {}),
});

agent.destroy();
floorServer.close();
await pool.end();
await cloud.stop();
await server?.stop();

async function compare(name: string, { api, floor }: { api: Side; floor: Side }): Promise<void> {
  const rounds: { api: number; floor: number }[] = [];
  await Promise.all([perSecond(api), perSecond(floor)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ api: await perSecond(api), floor: await perSecond(floor) });
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const ratio = middle(rounds.map((round) => round.api / round.floor));
  const speeds = [rounds.map((round) => round.api), rounds.map((round) => round.floor)]
    .map(middle)
    .map(Math.round);
  console.log(
    `${name}: API ${speeds[0]}/s, floor ${speeds[1]}/s, ratio ${ratio.toFixed(2)} (medians of ${ROUNDS})`,
  );
}

async function perSecond(side: Side): Promise<number> {
  let left = REQUESTS_A_ROUND;
  const started = performance.now();
  const work = async () => {
    while (left-- > 0) await side();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return REQUESTS_A_ROUND / ((performance.now() - started) / 1000);
}

function post(url: string, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: token, 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => (text.includes('"errors"') ? reject(new Error(text)) : resolve()));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

function adminToken(): Promise<string> {
  const { Auth, API } = cloud.outputs;
  const [admin] = demoUsers();
  const endpoints = {
    graphqlUrl: cloud.graphqlUrl,
    region: API.GraphQL.region,
    userPoolClientId: Auth.Cognito.userPoolClientId,
    userPoolEndpoint: Auth.Cognito.userPoolEndpoint,
  };
  return accessTokenOf(endpoints, admin?.username ?? '', admin?.password ?? '');
}
