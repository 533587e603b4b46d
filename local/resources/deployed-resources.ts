import type { Store } from '../aws-service.ts';
import type { DeployedResource } from './custom-resource.ts';

/** What is remembered of the custom resources of a stack. */
export type DeployedResources = {
  find: (logicalId: string) => DeployedResource | undefined;
  keep: (logicalId: string, resource: DeployedResource) => void;
};

export function deployedResources(store: Store): DeployedResources {
  const resources = new Map(store.read<[string, DeployedResource][]>('custom-resources'));

  return {
    find: (logicalId) => resources.get(logicalId),
    keep: (logicalId, resource) => {
      resources.set(logicalId, resource);
      store.write('custom-resources', () => [...resources]);
    },
  };
}
