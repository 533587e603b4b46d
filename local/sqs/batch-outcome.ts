/** Which messages of a batch a function's answer leaves undone. */
export function failedMessages(answer: unknown, messageIds: string[]): Set<string> {
  const failures = (answer as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures ?? [];
  const all = new Set(messageIds);
  if (!Array.isArray(failures)) return all;

  const failed = failures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
  // a malformed answer returns the whole batch (F121), and so does one that names a message of another
  const isWellFormed = failed.every((id): id is string => typeof id === 'string' && all.has(id));
  return isWellFormed ? new Set(failed) : all;
}
