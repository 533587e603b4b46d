import { buildSync } from 'esbuild';
import { inRepository, REPOSITORY } from './repository.ts';

/** AppSync's own limit is 32,768 characters, its manual says 32,000 (F1). */
const MOST_CHARACTERS = 32_000;

/** `resolvers/<name>.ts` and all it imports in one piece, as AppSync takes it (F12). */
export function resolverCode(name: string): string {
  return bundleForAppSync(inRepository('resolvers', `${name}.ts`));
}

export function bundleForAppSync(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    absWorkingDir: REPOSITORY,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['@aws-appsync/*'],
    legalComments: 'none',
    charset: 'utf8',
  });
  const code = outputFiles[0]?.text ?? '';
  if (code.length > MOST_CHARACTERS)
    throw new Error(
      `${file} has ${code.length} characters with its imports; AppSync takes ${MOST_CHARACTERS}.`,
    );
  return code;
}
