import type { CostGroup, CostGrouping, CostReport, CostStage } from '../../graphql/generated/graphql.ts';

/** What one page is made of, as it was at one moment: the same document always makes the same page. */
export type PageDocument = {
  asOf: string;
  officeName: string;
  officeCurrency: string;
  stage: CostStage | null;
  groupBy: CostGrouping;
  report: CostReport;
  chartBy: 'MONTH' | 'CATEGORY';
  chart: CostGroup[];
};
