import { Hub } from 'aws-amplify/utils';
import { describe, expect, it } from 'vitest';
import { OnPackageEventDocument } from '../../graphql/generated/graphql.ts';
import { amplifyApi } from './amplify.ts';

/** What a subscriber hears while Amplify's Hub says this of its socket and acknowledges its subscription, or another's. */
function heardWhile(...said: string[]): string[] {
  const heard: string[] = [];
  const tell = (what: string) => () => void heard.push(what);
  const client = { graphql: () => ({ subscribe: () => ({ unsubscribe: tell('unsubscribed') }) }) };
  const end = amplifyApi(client, Hub).subscribe(
    OnPackageEventDocument,
    { packageId: 'p' },
    { ready: tell('ready'), interrupted: tell('interrupted'), lost: tell('lost'), next: tell('next') },
  );
  for (const one of said) {
    const [event, data] = one.startsWith('ack of ')
      ? ['Subscription ack', { variables: { packageId: one.slice(7) } }]
      : ['ConnectionStateChange', { connectionState: one }];
    Hub.dispatch('api', { event, data });
  }
  end();
  Hub.dispatch('api', { event: 'Subscription ack', data: { variables: { packageId: 'p' } } });
  return heard;
}

describe("Amplify's client", () => {
  it('is ready with the acknowledgement of its own subscription, until it is ended', () => {
    expect(heardWhile('Connecting', 'ack of q', 'Connected', 'ack of p')).toEqual(['ready', 'unsubscribed']);
  });

  it.each(['ConnectionDisrupted', 'ConnectionDisruptedPendingNetwork', 'Disconnected'])(
    'is interrupted while %s, until its own subscription is acknowledged again',
    (state) => {
      const heard = heardWhile('ack of p', state, 'Connecting', 'ack of q', 'Connected', 'ack of p');

      expect(heard).toEqual(['ready', 'interrupted', 'ready', 'unsubscribed']);
      expect(heardWhile('ack of p', state, 'Connecting', 'ack of q', 'Connected')).not.toEqual(heard);
    },
  );

  it.each(['ConnectedPendingKeepAlive', 'ConnectedPendingNetwork'])(
    'is interrupted while %s, until the same socket is heard of again',
    (state) => {
      expect(heardWhile('ack of p', state, 'Connected')).toEqual([
        'ready',
        'interrupted',
        'ready',
        'unsubscribed',
      ]);
    },
  );

  it('stays ready while others subscribe through its socket', () => {
    expect(heardWhile('ack of p', 'Connected', 'Connecting', 'ack of q', 'Connected')).toEqual([
      'ready',
      'unsubscribed',
    ]);
  });
});
