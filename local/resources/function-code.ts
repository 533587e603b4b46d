import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemplateError } from '../assembly/template.ts';
import type { Services } from './services.ts';

export type FunctionCode = { S3Key?: string; ZipFile?: string };

/** Where the function's files are; code that stands in the template itself is written to a folder of its own. */
export function codeDirectory(
  { S3Key, ZipFile }: FunctionCode,
  { assetPath, beforeStop }: Pick<Services, 'assetPath' | 'beforeStop'>,
): string {
  if (ZipFile !== undefined) {
    const directory = ownDirectory(beforeStop);
    writeFileSync(join(directory, 'index.js'), ZipFile);
    return directory;
  }
  const path = assetPath(S3Key ?? '');
  if (!path) throw new TemplateError(`Its code ${S3Key} is not among the assets.`);
  if (path.endsWith('.zip'))
    throw new TemplateError(`Its code ${path} is an archive; only folders run here.`);
  if (!takesModuleKindFromOutside(path)) return path;
  const directory = ownDirectory(beforeStop);
  cpSync(path, directory, { recursive: true });
  return directory;
}

/** Whether Node would ask a `package.json` above the asset what its `.js` files are; in Lambda there is none above. */
function takesModuleKindFromOutside(path: string): boolean {
  const files = readdirSync(path);
  return !files.includes('package.json') && files.some((file) => file.endsWith('.js'));
}

/** Gone when the cloud stops. */
function ownDirectory(beforeStop: Services['beforeStop']): string {
  const directory = mkdtempSync(join(tmpdir(), 'lambda-'));
  beforeStop(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
