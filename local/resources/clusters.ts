import type { DataApi } from '../data-api/create-data-api.ts';
import { StartError } from '../start-error.ts';

export type Cluster = {
  id: string;
  arn: string;
  host: string;
  port: number;
  databaseName: string;
  masterUsername: string;
  /** Whether the Data API is switched on. */
  hasHttpEndpoint: boolean;
};

/** The database clusters of the stack. One database stands for all there is, so there can be one cluster. */
export type Clusters = {
  create: (cluster: Cluster) => Promise<void>;
  find: (id: string) => Cluster | undefined;
  /** Rejects before the cluster was created. */
  dataApi: () => DataApi;
};

export function createClusters(openDataApi: (cluster: Cluster) => Promise<DataApi>): Clusters {
  let only: { cluster: Cluster; dataApi: DataApi } | undefined;

  return {
    create: async (cluster) => {
      if (only)
        throw new StartError(`One database cluster runs here, and ${cluster.id} would be the second.`);
      only = { cluster, dataApi: await openDataApi(cluster) };
    },
    find: (id) => (only?.cluster.id === id ? only.cluster : undefined),
    dataApi: () => {
      if (!only) throw new StartError('The stack holds no database cluster.');
      return only.dataApi;
    },
  };
}
