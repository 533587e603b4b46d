import type { CloudIdentity } from '../../aws-service.ts';
import { guardOf } from './guard.ts';
import type { AccessRequest } from './types.ts';

/** What an action on something encrypted needs of its key: reading decrypts, writing needs a data key as well. */
const NEEDED: Record<string, string[]> = {
  's3:GetObject': ['kms:Decrypt'],
  's3:PutObject': ['kms:GenerateDataKey'],
  'secretsmanager:GetSecretValue': ['kms:Decrypt'],
  'secretsmanager:PutSecretValue': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'sns:Publish': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'sqs:SendMessage': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'sqs:ReceiveMessage': ['kms:Decrypt'],
};

/** What the caller asks of a key when it does something with what the key encrypts. */
export function keyRequests(
  { caller, action, resource }: AccessRequest,
  keys: ReadonlyMap<string, string>,
  { region, accountId }: CloudIdentity,
): AccessRequest[] {
  const key = keys.get(guardOf(resource));
  if (!key) return [];
  const [service] = action.split(':');
  // a service that works for itself goes to the key directly, any other call goes there through the service
  const context = {
    'kms:CallerAccount': accountId,
    ...viaService(caller, `${service}.${region}.amazonaws.com`),
  };
  return (NEEDED[action] ?? []).map((needed) => ({ caller, action: needed, resource: key, context }));
}

function viaService(caller: AccessRequest['caller'], service: string): Record<string, string> {
  return 'service' in caller ? {} : { 'kms:ViaService': service };
}
