import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const CONFIG = fileURLToPath(new URL('tsconfig.json', import.meta.url));
const PLANTED = fileURLToPath(new URL('planted.ts', import.meta.url));

/** The faults that the compiler finds in the resolvers with one more file among them, by the text of their line. */
function faultsWith(planted: string): string[] {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const { fileNames = [], options = {} } = ts.getParsedCommandLineOfConfigFile(CONFIG, {}, host) ?? {};
  const compilerHost = ts.createCompilerHost(options);
  const { getSourceFile } = compilerHost;
  compilerHost.getSourceFile = (name, target) =>
    name === PLANTED ? ts.createSourceFile(name, planted, target) : getSourceFile(name, target);
  const program = ts.createProgram([...fileNames, PLANTED], options, compilerHost);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0 }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    return file?.text.split('\n')[line] ?? '';
  });
}

describe('the types that resolvers are checked against', () => {
  it('hold what AppSync has', () => {
    const allowed = ["export const words = 'a b'.split(' ').map((word) => word.toUpperCase());"];

    expect(faultsWith(allowed.join('\n'))).toEqual([]);
  });

  it('hold nothing that AppSync has not', () => {
    const misuses = [
      'export const now = new Date();',
      'export const later = Promise.resolve(1);',
      'export const known = new Map();',
      "export const answer = fetch('https://example.org');",
      'export const region = process.env.AWS_REGION;',
      'export const sorted = [2, 1].sort((a, b) => a - b);',
      "export const isLong = /x{9}/.test('x');",
      "export const has = ['a'].includes('a');",
      "export const buffer = Buffer.from('a');",
      "export const entries = Array.from('ab');",
    ];

    expect([...new Set(faultsWith(misuses.join('\n')))]).toEqual(misuses);
  });
});
