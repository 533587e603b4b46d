import { SignatureError } from '../aws-service.ts';

/** `Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, taken apart. */
export type AuthorizationHeader = {
  accessKeyId: string;
  /** `yyyymmdd` */
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
};

const PART = /(?<name>Credential|SignedHeaders|Signature)=(?<value>[^,\s]+)/g;

export function parseAuthorization(header: string | undefined): AuthorizationHeader {
  if (!header)
    throw new SignatureError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const parts = Object.fromEntries(
    [...header.matchAll(PART)].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']),
  );
  const [accessKeyId, date, region, service, end] = (parts['Credential'] ?? '').split('/');
  const signedHeaders = parts['SignedHeaders']?.split(';');
  const signature = parts['Signature'];
  const isComplete = header.startsWith('AWS4-HMAC-SHA256 ') && end === 'aws4_request';
  const isHostSigned = signedHeaders?.includes('host');
  if (
    !isComplete ||
    !isHostSigned ||
    !accessKeyId ||
    !date ||
    !region ||
    !service ||
    !signedHeaders ||
    !signature
  )
    throw new SignatureError(
      'IncompleteSignatureException',
      'Authorization header requires Credential, SignedHeaders (host among them) and Signature of AWS4-HMAC-SHA256.',
    );
  return { accessKeyId, date, region, service, signedHeaders, signature };
}
