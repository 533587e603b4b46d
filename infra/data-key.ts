import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Encrypts what names people: the database, its secrets, and events on their way. Outlives the stack, as backups do. */
export class DataKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, { enableKeyRotation: true, description: 'Postroom: data at rest' });
  }
}
