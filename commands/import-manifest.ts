import type { GraphqlClient } from '../demo/graphql-client.ts';
import {
  GetImportDocument,
  ListImportProblemsDocument,
  StartImportDocument,
  type Import,
  type ImportProblem,
  type StartImportInput,
} from '../graphql/generated/graphql.ts';

export type Imported = { import: Import; problems: ImportProblem[] };

type Manifest = Omit<StartImportInput, 'sizeInBytes'> & { content: Uint8Array };

/** Asked, since a push may be lost. */
const ASK_EVERY_MILLISECONDS = 500;
/** In a row. */
const MOST_FAILURES = 20;

/** The file is there and its import goes on, but nobody can be asked how far it is. */
export class OutOfSight extends Error {
  override readonly name = 'OutOfSight';

  constructor(importId: string, fault: unknown) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    super(
      `The connection broke (${reason}). The import goes on by itself: getImport(id: "${importId}") and listImports ` +
        'tell how far it is. Running the command again does no harm: rows that are in are known.',
    );
  }
}

/** Imports a manifest through the API, and answers once it is done. */
export async function importManifest(
  client: GraphqlClient,
  { content, ...begun }: Manifest,
  onProgress: (progress: Import) => void,
): Promise<Imported> {
  const { startImport } = await client.send(StartImportDocument, {
    input: { ...begun, sizeInBytes: content.length },
  });
  if (!startImport) throw new Error('The import was not begun.');
  await put(startImport, content);
  const { id } = startImport.import;
  try {
    const done = await whenDone(client, id, onProgress);
    return { import: done, problems: await problemsOf(client, id) };
  } catch (fault) {
    throw new OutOfSight(id, fault);
  }
}

export async function put(
  { url, headers }: { url: string; headers: { name: string; value: string }[] },
  content: Uint8Array,
): Promise<void> {
  const named = headers
    .filter(({ name }) => name !== 'content-length')
    .map(({ name, value }) => [name, value]);
  const response = await fetch(url, {
    method: 'PUT',
    headers: Object.fromEntries(named) as Record<string, string>,
    body: Buffer.from(content),
  });
  if (!response.ok) throw new Error(`The file was not taken: HTTP ${response.status}.`);
}

async function whenDone(
  client: GraphqlClient,
  id: string,
  onProgress: (progress: Import) => void,
): Promise<Import> {
  let failures = 0;
  for (;;) {
    const progress = await client.send(GetImportDocument, { id }).then(
      ({ getImport }) => getImport,
      (fault: unknown) => {
        // it goes on, whether we can ask or not
        if (++failures > MOST_FAILURES) throw fault;
        return null;
      },
    );
    if (progress) {
      failures = 0;
      onProgress(progress);
      if (progress.state === 'DONE' || progress.state === 'FAILED') return progress;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MILLISECONDS));
  }
}

export async function problemsOf(client: GraphqlClient, importId: string): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  let nextToken: string | null = null;
  do {
    const answer: { listImportProblems: { items: ImportProblem[]; nextToken: string | null } | null } =
      await client.send(ListImportProblemsDocument, { importId, limit: 100, nextToken });
    problems.push(...(answer.listImportProblems?.items ?? []));
    nextToken = answer.listImportProblems?.nextToken ?? null;
  } while (nextToken);
  return problems;
}
