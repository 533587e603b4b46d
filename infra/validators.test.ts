import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import type { Template } from './checks/template.ts';
import { alwaysOn, payAsYouGo } from './settings.ts';
import { temporaryFolder } from './test-folder.ts';
import { changed, logicalIdOf, synthesise } from './test-synthesis.ts';
import { trackingApp } from './tracking-app.ts';
import type { TrackingStack } from './tracking-stack.ts';

const { template, stack } = synthesise();
const always = synthesise(alwaysOn);

describe('AwsSolutions', () => {
  it('finds nothing', () => {
    const findings = [stack, always.stack].flatMap(
      (scope) => new AwsSolutionsChecks().validateScope(scope).violations,
    );

    expect(findings).toEqual([]);
  });

  it('is answered with these reasons, and no others (F130)', () => {
    const given = acknowledgements(stack).map(({ on, rule, reason }) => `${on} ${rule}: ${reason}`);

    expect([...new Set(given)]).toEqual(
      [
        'Postroom IAM5: A schedule for each five minutes',
        'Postroom IAM5: A topic for each e-mail address',
        'Database/ApiLogin SMG4: The password alone opens nothing',
        'Identity/Pool COG2: A second factor is offered, not demanded',
        'Api/GraphQl ASC3: Errors are logged.',
        'OneShots/DeadLetters SQS3: It holds dead letters itself',
        'Notifications/Contacts IAM5: SNS lists the subscriptions',
        'Imports IAM5: Each file is an object of its own',
        'CostReports IAM5: Each export is an object of its own',
      ].map((start) => expect.stringContaining(start)),
    );
  });

  it('stops the synthesis of a queue or a bucket that is open (F130)', () => {
    const { app, stack: faulty } = trackingApp(payAsYouGo, temporaryFolder());
    new Queue(faulty, 'OpenQueue', { encryption: QueueEncryption.UNENCRYPTED });
    new Bucket(faulty, 'OpenBucket');

    expect(() => app.synth()).toThrow('AwsSolutions-SQS2');
    const rules = new AwsSolutionsChecks().validateScope(faulty).violations.map(({ ruleName }) => ruleName);
    expect(rules).toEqual(
      expect.arrayContaining(['AwsSolutions-SQS2', 'AwsSolutions-SQS4', 'AwsSolutions-S10']),
    );
  });
});

describe('the validation of CloudFormation', () => {
  const engine = new RegoEngine();
  // CDK makes a function wait for its role even where it needs not
  const accepted = ['W3005'];
  const complaints = (candidate: Template) =>
    engine
      .validateStandard(new TemplateFile(fileOf(candidate)))
      .diagnostics.filter(({ severity, ruleId }) => severity !== 'INFO' && !accepted.includes(ruleId))
      .map(({ ruleId, message }) => `${ruleId} ${message}`);

  it('has nothing to complain of, not even in a warning (F128)', () => {
    expect(complaints(template)).toEqual([]);
    expect(complaints(always.template)).toEqual([]);
  });

  it('complains of a value that is none of the known ones (F128)', () => {
    const planted = changed(template, logicalIdOf(template, 'EventsRelayFunction'), {
      Runtime: 'nodejs99.x',
    });

    expect(complaints(planted)).toEqual([expect.stringMatching(/^W3030 /)]);
  });
});

const hasCfnLint = spawnSync('cfn-lint', ['--version']).status === 0;

describe('cfn-lint', () => {
  it.skipIf(!hasCfnLint)(
    `has nothing to complain of${hasCfnLint ? '' : ' (skipped: it is not installed)'}`,
    () => {
      // W3005 as above; E3690: its list of Aurora's versions ends before 18.4
      const ignored = ['W3005', 'E3690'];
      const { stdout } = spawnSync('cfn-lint', ['-r', 'eu-west-1', '-i', ...ignored, '-t', fileOf(template)]);

      expect(String(stdout)).toBe('');
    },
  );
});

function fileOf(candidate: Template): string {
  const file = join(temporaryFolder(), 'template.json');
  writeFileSync(file, JSON.stringify(candidate, null, 1));
  return file;
}

function acknowledgements(scope: TrackingStack) {
  return scope.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .filter(([id]) => id.includes('AwsSolutions-'))
      .map(([id, reason]) => ({
        on: node.path.replace(`${scope.stackName}/`, ''),
        rule: /AwsSolutions-(\w+)/.exec(id)?.[1],
        reason,
      })),
  );
}
