import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSession } from '../../database/test-database.ts';
import { wiring } from '../../graphql/wiring.ts';
import { startPostgresServer, type PostgresServer } from '../postgres-server.ts';
import { smallDocuments } from '../rights/cell-documents.ts';
import { askedIn, cellsOf, faultOf, oneRoleEach, twinAnswer, type Cell } from '../rights/cells.ts';
import { DOORED_FIELDS } from '../rights/doors.ts';
import { OPERATIONS } from '../rights/operations.ts';
import { askingOverHttp, type Asking } from '../rights/over-http.ts';
import { ROLES } from '../rights/roles.ts';
import { aWorld, type World } from '../rights/world.ts';
import { runningSystem, type RunningSystem } from './running-system.ts';
import { productSchema } from './whole-selection.ts';

const AT_ONCE = 4;

const documents = smallDocuments(productSchema());
const absent = new Map<string, Promise<string>>();

let server: PostgresServer;
let owner: Client;
let system: RunningSystem;
let asking: Asking;
let world: World;

beforeAll(async () => {
  server = await startPostgresServer();
  system = await runningSystem({ databaseUrl: server.url });
  owner = new Client(server.url);
  await owner.connect();
  asking = await askingOverHttp(system);
  world = await aWorld(testSession(owner), asking.subs);
});

afterAll(async () => {
  asking.close();
  await owner.end();
  await system.stop();
  await server.stop();
});

async function judged(cell: Cell): Promise<string | null> {
  const asked = await askedIn(cell, world, documents, { undoes: false });
  const answer = await asking.ask(cell.role, asked.question);
  return faultOf(cell, asked, answer, () =>
    twinAnswer(absent, cell, asked, (question) => asking.ask(cell.role, question)),
  );
}

describe('who may do what', () => {
  it('is told for every root field that the schema has', () => {
    expect([...new Set(OPERATIONS.map(({ field }) => field))].sort()).toEqual(Object.keys(wiring).sort());
    expect(DOORED_FIELDS.sort()).toEqual(Object.keys(wiring).sort());
  });

  it('is what the product says over HTTP and sockets, for each role in its turn, and every operation and relation', async () => {
    const cells = oneRoleEach(cellsOf(OPERATIONS, ROLES));
    const faults: string[] = [];
    const queue = cells.values();
    const work = async () => {
      for (const cell of queue) {
        const fault = await judged(cell);
        if (fault !== null) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));

    console.log(`${cells.length - faults.length} of ${cells.length} cells are as expected`);
    expect(faults).toEqual([]);
  }, 600_000);

  it('is nothing for who says nothing of themselves', async () => {
    const cells = cellsOf(OPERATIONS, ['key']).filter(({ relation }) => /absent|nothing/.test(relation));
    for (const cell of cells) {
      const { question } = await askedIn(cell, world, documents, { undoes: true });
      expect(await asking.ask('nobody', question)).toEqual({
        errors: [{ errorType: 'UnauthorizedException', message: 'Missing authorization header' }],
      });
    }
  });
});
