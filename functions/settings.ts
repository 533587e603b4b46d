import type { Cluster } from './database.ts';

/** What the stack gives to every instance of a function. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`The environment variable ${name} is not set.`);
  }
  return value;
}

export function clusterSettings(): Cluster {
  return {
    resourceArn: setting('CLUSTER_ARN'),
    secretArn: setting('SECRET_ARN'),
    database: setting('DATABASE_NAME'),
  };
}
