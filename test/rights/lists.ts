import type { Question } from './asking.ts';
import type { World } from './world.ts';

const PACKAGES = `query($filter: PackageFilter, $sort: PackageSort, $limit: Int) {
  listPackages(filter: $filter, sort: $sort, limit: $limit) {
    items { id trackingNumber sender { name homeOffice { code } } openExceptions { kind } events { id } }
    nextToken
  }
}`;

/** Lists that could betray a package by their length, by what else they hold, or by how they go on. */
export function listQuestions({ offices, people, imports, me }: World): Question[] {
  const filters = [
    {},
    { officeId: offices.away },
    { originOfficeId: offices.away },
    { currentOfficeId: offices.away },
    { destinationOfficeId: offices.far },
    { personId: people.theirs },
    { personId: me.person },
    { text: 'Name of theirs' },
    { text: 'theirs' },
    { status: ['ACCEPTED'] },
    { status: ['ACCEPTED', 'REGISTERED', 'AT_HUB'], officeId: offices.far },
    { updated: { from: '2020-01-01T00:00:00Z' } },
  ];
  const listed = filters.flatMap((filter) =>
    [1, 2, 100].map((limit) => ({ document: PACKAGES, variables: { filter, limit } })),
  );
  return [
    ...listed,
    { document: PACKAGES, variables: { sort: 'DUE_FIRST' } },
    {
      document: 'query($officeId: ID) { packageChanges(officeId: $officeId) { items { id } hasMore } }',
      variables: { officeId: offices.home },
    },
    {
      document: 'query($officeId: ID!) { listImports(officeId: $officeId) { items { id } nextToken } }',
      variables: { officeId: offices.home },
    },
    {
      document: 'query($id: ID!) { getImport(id: $id) { totalRows } }',
      variables: { id: imports.home },
    },
  ];
}
