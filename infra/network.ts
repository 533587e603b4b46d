import { FlowLogDestination, FlowLogTrafficType, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Where the database lives, and nothing else: no way in, no way out; callers come through the Data API. */
export class Network extends Construct {
  readonly vpc: Vpc;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const refused = new LogGroup(this, 'RefusedTraffic', { retention: RetentionDays.THREE_MONTHS });
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      flowLogs: {
        Refused: {
          destination: FlowLogDestination.toCloudWatchLogs(refused),
          trafficType: FlowLogTrafficType.REJECT,
        },
      },
    });
  }
}
