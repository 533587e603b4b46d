import { afterEach, describe, expect, it, vi } from 'vitest';
import { anApi } from '../testing/api-definition.ts';
import { connect } from '../testing/realtime-client.ts';
import { serveApi } from '../testing/serve-api.ts';

afterEach(() => vi.useRealTimers());

describe('the realtime server', () => {
  it('keeps sockets alive once a minute (F70, F110)', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const served = await serveApi(anApi({}));
    const client = connect(served.url);
    client.send({ type: 'connection_init' });
    await client.next('ka');

    vi.advanceTimersByTime(60_000);

    expect(await client.next('ka')).toEqual({ type: 'ka' });
    await served.close();
  });

  it('closes all sockets when the API closes', async () => {
    const served = await serveApi(anApi({}));
    const client = connect(served.url);
    client.send({ type: 'connection_init' });
    await client.next('connection_ack');

    await served.close();

    expect((await client.closed)[0]).toBe(1006);
  });
});
