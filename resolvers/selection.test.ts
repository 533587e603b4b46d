import type { Context } from '@aws-appsync/utils';
import { describe, expect, it } from 'vitest';
import { wantedChildren } from './selection.ts';

function wanted(selectionSetList: string[], selectionSetGraphQL: string, path = '') {
  const info = { selectionSetList, selectionSetGraphQL };
  return JSON.parse(wantedChildren({ info } as Context, path)) as string[];
}

describe('the children that a client wants', () => {
  it('are those that are selected, at the package and not below it', () => {
    expect(
      wanted(['id', 'events', 'events/office', 'sender'], '{ id events { office } sender { id } }'),
    ).toEqual(['sender', 'events']);
    expect(wanted(['items', 'items/costLines'], '{ items { costLines { id } } }', 'items/')).toEqual([
      'costLines',
    ]);
  });

  it('are none where only the package itself is selected', () => {
    expect(wanted(['id', 'status'], '{ id status }')).toEqual([]);
  });

  it.each([
    [
      'an alias hides one behind the name of another',
      ['sender', 'sender/id'],
      '{ sender: recipient { id } }',
    ],
    ['an alias hides one behind any name', ['from', 'from/id'], '{ from: sender { id } }'],
    ['a named fragment may hold an alias', ['from', 'from/id'], '{ ...Whole }'],
  ])('are all of them where %s', (_, list, text) => {
    expect(wanted(list, text)).toHaveLength(13);
  });
});
