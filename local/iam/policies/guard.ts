/** The ARN of what has the policy and the key for a resource: of an object it is its bucket. */
export function guardOf(resource: string): string {
  return /^(arn:aws:s3:::[^/]+)\//.exec(resource)?.[1] ?? resource;
}
