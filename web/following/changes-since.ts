type Page<Event> = { items: readonly Event[]; since: string; hasMore: boolean };

/** Takes page after page until there is no more; answers the new `since`, null where there is nothing to go on from. */
export async function changesSince<Event>(
  ask: (since: string | null) => Promise<Page<Event> | null | undefined>,
  since: string | null,
  take: (events: readonly Event[]) => void,
): Promise<string | null> {
  for (;;) {
    const page = await ask(since);
    if (!page) return null;
    take(page.items);
    if (!page.hasMore) return page.since;
    since = page.since;
  }
}
