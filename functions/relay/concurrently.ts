/** Works through the items with a number of workers, each taking the next one; the results come as they are ready. */
export async function concurrently<Item, Result>(
  workers: number,
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      results.push(await work(item));
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}
