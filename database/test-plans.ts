import type { Client } from 'pg';
import type { ListCase } from './test-list-cases.ts';

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
};

export type Reads<Row> = {
  rows: number;
  buffers: number;
  seqScans: string[];
  answer: Row[];
  milliseconds: number;
};
export type Read = Omit<Reads<never>, 'answer'> & { found: number; isCut: boolean };

const SMALL_TABLES = ['office', 'office_member', 'location'];

/** Lets the server say how it answers every statement, also inside functions. */
export async function explainEverything(client: Client): Promise<void> {
  await client.query(`load 'auto_explain'`);
  for (const setting of [
    ...[
      'log_min_duration = 0',
      'log_analyze = on',
      'log_buffers = on',
      'log_timing = off',
      'log_nested_statements = on',
    ],
    ...['log_format = json', 'log_level = notice'],
  ]) {
    await client.query(`set auto_explain.${setting}`);
  }
}

/** What one page reads. */
export async function readsOf(client: Client, { viewer, filter, sort }: ListCase, limit = 50): Promise<Read> {
  const { answer, ...reads } = await readsBy<{ is_found: boolean }>(
    client,
    `select is_found from package_page($1, $2, '[]', $3, null, null, $4)`,
    [viewer, filter, sort, limit + 1],
  );
  return {
    ...reads,
    found: answer.filter((row) => row.is_found).length,
    isCut: answer.some((row) => !row.is_found),
  };
}

/** What a statement reads of tables and indexes: every row that a scan has seen, also those that it threw away. */
export async function readsBy<Row extends object>(
  client: Client,
  statement: string,
  values: unknown[],
): Promise<Reads<Row>> {
  const plans: Plan[] = [];
  const listen = ({ message = '' }: { message?: string }) => {
    const start = message.indexOf('{');
    if (start >= 0) plans.push((JSON.parse(message.slice(start)) as { Plan: Plan }).Plan);
  };
  client.on('notice', listen);
  const started = performance.now();
  const { rows: answer } = await client.query<Row>(statement, values);
  const milliseconds = performance.now() - started;
  client.off('notice', listen);
  const scans = plans.flatMap(nodesOf).filter((node) => node['Relation Name'] ?? node['Index Name']);
  return {
    rows: scans.reduce((sum, node) => sum + rowsOf(node), 0),
    // those of the outermost statement hold those of all others
    buffers: Math.max(0, ...plans.map(buffersOf)),
    seqScans: scans
      .filter(
        (node) => node['Node Type'] === 'Seq Scan' && !SMALL_TABLES.includes(node['Relation Name'] ?? ''),
      )
      .map((node) => node['Relation Name'] ?? ''),
    answer,
    milliseconds,
  };
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function rowsOf(node: Plan): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.round((node['Actual Rows'] + removed) * node['Actual Loops']);
}

function buffersOf(plan: Plan): number {
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}
