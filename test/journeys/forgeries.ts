import { createHmac, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A token that its pool has issued, taken apart, and the pool's own key, which no forger has. */
export type Genuine = {
  token: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  poolKey: KeyObject;
  idToken: string;
  refreshToken: string;
};

type Part = Record<string, unknown>;
type Algorithm = 'RS256' | 'RS512' | 'PS256';

const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;

/** What is sent for a token, by what is wrong with it. */
export function forgeries(genuine: Genuine): Record<string, string> {
  return {
    ...otherSignatures(genuine),
    ...otherHeaders(genuine),
    ...otherClaims(genuine),
    ...otherTexts(genuine),
  };
}

function otherSignatures({ token, header, claims, poolKey }: Genuine): Record<string, string> {
  const [head, , signature = ''] = token.split('.') as [string, string, string];
  const publicKey = createPublicKey(poolKey);
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const { n = '' } = publicKey.export({ format: 'jwk' }) as { n?: string };
  const unsigned = (alg: string) => unsignedOf({ ...header, alg }, claims);
  const hmac = (secret: string | Buffer) => {
    const text = unsigned('HS256');
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const flipped = signature.slice(0, 20) + (signature[20] === 'A' ? 'B' : 'A') + signature.slice(21);
  return {
    'no signature, and alg none': `${unsigned('none')}.`,
    'alg none beside a signature': `${unsigned('none')}.${signature}`,
    'alg none in capitals': `${unsigned('NONE')}.${signature}`,
    'HS256 with the public key': hmac(pem),
    'HS256 with the modulus of the public key': hmac(Buffer.from(n, 'base64url')),
    'HS256 with nothing': hmac(''),
    'the key of somebody else': signed(header, claims, strangersKey),
    'a signature of which one bit is another': token.replace(signature, flipped),
    'a signature that was taken off': `${token.slice(0, token.lastIndexOf('.'))}.`,
    'claims that were changed afterwards': `${head}.${encoded({ ...claims, 'cognito:groups': ['admin'], sub: 'x' })}.${signature}`,
    'RS512 with the key of the pool': signed({ ...header, alg: 'RS512' }, claims, poolKey, 'RS512'),
    'PS256 with the key of the pool': signed({ ...header, alg: 'PS256' }, claims, poolKey, 'PS256'),
  };
}

function otherHeaders({ header, claims, poolKey }: Genuine): Record<string, string> {
  const jwk = createPublicKey(strangersKey).export({ format: 'jwk' });
  const stranger = (more: Part) => signed({ ...header, ...more }, claims, strangersKey);
  const pool = (more: Part) => signed({ ...header, ...more }, claims, poolKey);
  return {
    'a key that comes along': stranger({ jwk: { ...jwk, kid: header['kid'] } }),
    'an address of a key': stranger({ jku: 'https://elsewhere.example/jwks.json', kid: 'theirs' }),
    'a certificate that comes along': stranger({ x5c: ['MIIB'] }),
    'a key nobody knows': pool({ kid: 'unknown' }),
    'a key that is not named': pool({ kid: undefined }),
    'a path for the name of a key': stranger({ kid: '../../../../dev/null' }),
    'a statement for the name of a key': stranger({ kid: "x' union select 'y" }),
    'a demand that nobody knows': pool({ crit: ['postroom'], postroom: true }),
  };
}

/** Signed with the key of the pool: what only the claims betray. */
function otherClaims({ header, claims, poolKey }: Genuine): Record<string, string> {
  const changed = (change: Part) => signed(header, { ...claims, exp: inAnHour(), ...change }, poolKey);
  return {
    'an end that is past': changed({ exp: Math.floor(Date.now() / 1000) - 1 }),
    'no end': changed({ exp: undefined }),
    'an end that is text': changed({ exp: String(inAnHour()) }),
    'a beginning that is to come': changed({ nbf: inAnHour() }),
    'another pool': changed({ iss: `${String(claims['iss'])}x` }),
    'no pool': changed({ iss: undefined }),
    'its pool and a slash': changed({ iss: `${String(claims['iss'])}/` }),
    'another client': changed({ client_id: '1example23456789' }),
    'no client': changed({ client_id: undefined }),
    'a client whose name goes on': changed({ client_id: `${String(claims['client_id'])}x` }),
    'several clients': changed({ client_id: [claims['client_id']] }),
    'a line more in its client': changed({ client_id: `${String(claims['client_id'])}\n` }),
    'the use of an id token': changed({ token_use: 'id' }),
    'the use of an id token, for the client': changed({ token_use: 'id', aud: claims['client_id'] }),
    'the use of a refresh token': changed({ token_use: 'refresh' }),
    'no use': changed({ token_use: undefined }),
    'several uses': changed({ token_use: ['access'] }),
    'groups that are text': changed({ 'cognito:groups': 'admin' }),
    'groups by number': changed({ 'cognito:groups': { 0: 'admin' } }),
    'groups within groups': changed({ 'cognito:groups': [['admin']] }),
    nobody: changed({ sub: undefined }),
    'an empty name': changed({ sub: '' }),
    'several people': changed({ sub: [claims['sub']] }),
  };
}

function otherTexts({ token, idToken, refreshToken }: Genuine): Record<string, string> {
  return {
    'an id token as the pool issues it': idToken,
    'a refresh token as the pool issues it': refreshToken,
    'two tokens': `${token}, ${token}`,
    'four parts': `${token}.${token.split('.')[2]}`,
    'another scheme': `Basic ${Buffer.from(token).toString('base64')}`,
    'no text at all': 'Bearer ',
    'a token in quotes': `"${token}"`,
  };
}

export function signed(header: Part, claims: Part, key: KeyObject, algorithm: Algorithm = 'RS256'): string {
  const text = unsignedOf(header, claims);
  const padding = algorithm === 'PS256' ? { padding: 6, saltLength: 32 } : {};
  const digest = algorithm === 'RS512' ? 'sha512' : 'sha256';
  return `${text}.${sign(digest, Buffer.from(text), { key, ...padding }).toString('base64url')}`;
}

export function partOf(token: string, index: 0 | 1): Part {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Part;
}

function unsignedOf(header: Part, claims: Part): string {
  return `${encoded(header)}.${encoded(claims)}`;
}

function encoded(part: Part): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
