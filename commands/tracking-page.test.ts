import { describe, expect, it } from 'vitest';
import type { Outputs } from '../local/outputs.ts';
import { trackingPage } from './tracking-page.ts';

describe('the page on which a package is followed', () => {
  it('asks with the key of strangers, and writes nothing that it is told as HTML', () => {
    const API = { GraphQL: { endpoint: '', region: '', defaultAuthMode: '', apiKey: 'key"><script>' } };

    const text = trackingPage.show({ API } as Outputs);

    expect(text).toContain('data-api-key="key&quot;&gt;&lt;script&gt;"');
    expect(text).toContain(
      "headers = { 'content-type': 'application/json', 'x-api-key': form.dataset.apiKey }",
    );
    expect(text).not.toContain('innerHTML');
  });
});
