import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** F43, in bytes. */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;

type Compression = { name: 'br' | 'gzip'; compress: (text: string) => Promise<Buffer> };

/** The quick ways, because the way to the client is short here. */
const COMPRESSIONS: readonly Compression[] = [
  {
    name: 'br',
    compress: (text) => compressBrotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  },
  { name: 'gzip', compress: (text) => compressGzip(text, { level: constants.Z_BEST_SPEED }) },
];

/** How an answer of so many bytes goes to a client that accepts these encodings; undefined: as it is (F43). */
export function compressionFor(size: number, acceptEncoding: unknown): Compression | undefined {
  if (typeof acceptEncoding !== 'string' || size < SMALLEST || size > LARGEST) return undefined;
  const accepted = acceptEncoding.split(',').flatMap((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
  });
  return COMPRESSIONS.find(({ name }) => accepted.includes(name));
}
