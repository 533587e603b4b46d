import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccessRecord } from '../../local/iam/policies/access-control.ts';
import { decide } from '../../local/iam/policies/decide.ts';
import type { AccessRequest } from '../../local/iam/policies/types.ts';
import { present } from '../present.ts';
import {
  copyOfAssembly,
  journey,
  type AssemblyCopy,
  type Outcome,
  type Part,
} from './permissions-journey.ts';
import { statementsOf, withoutStatement, type Template } from './permissions-statements.ts';
import { WITHOUT_LOCAL_EFFECT } from './permissions-without-effect.ts';

const TO_QUEUE = 'NotificationsQueuePolicy sqs:SendMessage';
const TO_DEAD_LETTERS = 'NotificationsDeadLettersPolicy sqs:SendMessage';
const TO_IMPORT = 'ImportsManifestArrivedAllowEventRulePostroomImportsImportFunction lambda:InvokeFunction';
const TO_WATCH = 'OneShotsInvokeDelayWatch lambda:InvokeFunction';
const WELL: Outcome = {
  refused: [],
  versionsPushed: [2, 3, 2, 3],
  // both senders, one recipient, and somebody new, when they had confirmed their address
  told: ['email', 'email', 'email', 'email', 'sms'],
  scheduled: ['confirm', 'delay', 'notify'],
  imported: 'DONE',
  exported: 'DONE, 200',
  accounts: ['added', 'claimed', 'erased'],
  queues: {
    NotificationsQueue: 0,
    NotificationsDeadLetters: 0,
    EventsRelayDeadLetters: 0,
    OneShotsDeadLetters: 0,
    DelayWatchDeadLetters: 0,
    ImportsDeadLetters: 0,
    AccountsDeadLetters: 0,
    CostReportsDeadLetters: 0,
  },
};

/** Of one journey on a machine that has other things to do. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: 2 * PATIENCE });

let stack: AssemblyCopy;
let whole: Awaited<ReturnType<typeof journey>>;
let undeliverable: Awaited<ReturnType<typeof journey>>;

/** The same journey, or these parts of it, in a stack without these statements. */
async function journeyWithout(titles: string[], parts?: Part[], template = stack.template) {
  const statements = statementsOf(template);
  const places = titles.map((title) => present(statements.find((one) => one.title === title)).place);
  stack.write(places.reduce(withoutStatement, template));
  return journey(stack.directory, parts);
}

/** Notify waits for its next try until its time is short: here it is at once. */
function hurried(template: Template): Template {
  const copy = structuredClone(template);
  const notify = Object.entries(copy.Resources).find(
    ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('NotificationsNotify'),
  )?.[1];
  (present(notify).Properties as { Timeout: number }).Timeout = 12;
  return copy;
}

beforeAll(async () => {
  stack = await copyOfAssembly();
  whole = await journey(stack.directory);
  undeliverable = await journeyWithout([TO_QUEUE, TO_IMPORT, TO_WATCH]);
});
afterAll(() => stack.remove());

/** All that was asked while messages and files arrived, and while they could not. */
const requests = () => [...whole.access().requests, ...undeliverable.access().requests];

/** Whether something that the stack does is allowed only as long as this statement is there. */
function isDecisive(place: string, { statements }: AccessRecord): boolean {
  const others = statements.filter((statement) => statement.place !== place);
  const isAllowed = (among: AccessRecord['statements'], request: AccessRequest) =>
    decide(among, request).isAllowed;
  return requests().some((request) => isAllowed(statements, request) && !isAllowed(others, request));
}

describe('a permission of the stack', () => {
  it('is among those that are in force', () => {
    const inForce = new Set(whole.access().statements.map(({ place }) => place));

    expect([...inForce].sort()).toEqual(
      statementsOf(stack.template)
        .map(({ place }) => place)
        .sort(),
    );
  });

  it('is needed, every one: without it something that the stack does would be refused', () => {
    const statements = statementsOf(stack.template);

    const idle = statements.filter(({ place }) => !isDecisive(place, whole.access()));

    console.log(`${statements.length} statements, ${statements.length - idle.length} of them decisive here`);
    expect(idle.map(({ title }) => title).sort()).toEqual(Object.values(WITHOUT_LOCAL_EFFECT).flat().sort());
  });

  it('to do something without TLS is given to nobody', () => {
    const { statements } = whole.access();
    const guarded = requests().filter(({ action }) => /^(sns:Publish|sqs:|s3:)/.test(action));
    const plainly = guarded.map((request) => ({
      ...request,
      context: { ...request.context, 'aws:SecureTransport': 'false' },
    }));

    const allowed = plainly.filter((request) => decide(statements, request).isAllowed);

    // topics of contacts and phones are not of the template
    expect(allowed.filter(({ resource }) => !/:contact-|^\*$/.test(resource))).toEqual([]);
  });

  it('is not exceeded by anything that the stack does', () => {
    expect(whole).toMatchObject(WELL);
  });
});

describe('a stack without one of its permissions', () => {
  it('keeps what cannot reach the queue of notifications, or the import, as dead letters', () => {
    expect(undeliverable).toMatchObject({
      refused: ['lambda:InvokeFunction', 'sqs:SendMessage'],
      versionsPushed: WELL.versionsPushed,
      told: [],
      imported: 'WAITING',
      queues: { NotificationsQueue: 0, NotificationsDeadLetters: 12, ImportsDeadLetters: 1 },
    });
  });

  it('loses what can reach neither the queue nor its dead letters', async () => {
    expect(await journeyWithout([TO_QUEUE, TO_DEAD_LETTERS], ['packages'])).toMatchObject({
      told: [],
      queues: { NotificationsDeadLetters: 0 },
    });
  });

  it('pushes nothing where the relay may not call its mutation, tries again, and leaves word of what it gives up (F100)', async () => {
    const { queues, ...outcome } = await journeyWithout(
      ['EventsRelayRole appsync:GraphQL'],
      ['packages', 'later'],
    );

    expect(outcome).toMatchObject({ refused: ['appsync:GraphQL'], versionsPushed: [], told: [] });
    expect(outcome.scheduled).toContain('relay');
    expect(queues['EventsRelayDeadLetters']).toBeGreaterThan(0);
  });

  it('pushes nothing where the API may not wake the relay', async () => {
    expect(await journeyWithout(['DataSourcesRelayRole lambda:InvokeFunction'], ['packages'])).toMatchObject({
      refused: ['lambda:InvokeFunction'],
      versionsPushed: [],
      told: [],
      queues: WELL.queues,
    });
  });

  it('sends no text where notify may not publish to what has no ARN, and has itself woken to try again (F124)', async () => {
    const titles = ['NotificationsNotifyRole sns:Publish'];
    const outcome = await journeyWithout(titles, ['packages'], hurried(stack.template));

    expect(outcome).toMatchObject({ refused: ['sns:Publish'], told: ['email', 'email', 'email'] });
    expect(outcome.scheduled).toContain('notify');
  });

  it.each(['s3:PutObject', 'kms:GenerateDataKey'])(
    'takes no file where the maker of its address lacks %s',
    async (action) => {
      const outcome = await journeyWithout([`ImportsStartRole ${action}`], ['import']);

      expect(outcome).toMatchObject({ refused: [action], problem: expect.stringContaining('403') });
      expect(outcome.imported).toBeUndefined();
    },
  );

  it('gives no account, ties nobody, and tries again what could not be forgotten', async () => {
    const outcome = await journeyWithout(
      [
        'AccountsStaffRole cognito-idp:AdminCreateUser, cognito-idp:AdminGetUser, cognito-idp:AdminAddUserToGroup',
        'AccountsClaimsRole cognito-idp:AdminGetUser',
        'AccountsForgetRole sns:DeleteTopic',
      ],
      ['accounts'],
    );

    expect(outcome).toMatchObject({
      refused: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser', 'sns:DeleteTopic'],
      accounts: ['erased'],
      // both have a topic
      queues: { ...WELL.queues, AccountsDeadLetters: 2 },
    });
  });

  it('gives out no file of charges that it may not write or read', async () => {
    expect(await journeyWithout(['CostReportsReportRole s3:GetObject'], ['charges'])).toMatchObject({
      refused: ['s3:GetObject'],
      exported: 'DONE, 403',
    });
    expect(
      await journeyWithout(['CostReportsReportRole s3:PutObject, s3:AbortMultipartUpload'], ['charges']),
    ).toMatchObject({
      refused: ['s3:PutObject'],
      exported: 'FAILED',
      queues: { CostReportsDeadLetters: 1 },
    });
  });

  it('keeps the event of a file that the import may not read', async () => {
    expect(await journeyWithout(['ImportsImportRole s3:GetObject'], ['import'])).toMatchObject({
      refused: ['s3:GetObject'],
      queues: { ...WELL.queues, ImportsDeadLetters: 1 },
    });
  });

  it.each(['rds-data:ExecuteStatement', 'secretsmanager:GetSecretValue', 'kms:Decrypt'])(
    'answers no query where the role of its source lacks %s, and does not say why (F56)',
    async (action) => {
      const outcome = await journeyWithout([`DataSourcesDatabaseRole ${action}`], ['packages']);

      expect(outcome).toMatchObject({
        refused: [action],
        problem: 'INTERNAL: Something went wrong on our side; it has been logged.',
      });
    },
  );

  it.each([
    ['MigrationMigrateRole sts:AssumeRole', 'sts:AssumeRole'],
    ['MigrationMigrateRole secretsmanager:GetSecretValue', 'AccessDeniedException'],
    ['EventsRelayRole sqs:SendMessage', 'sqs:SendMessage'],
    [
      'NotificationsNotifyRole sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
    ],
  ])('does not start without %s', async (title, reason) => {
    await expect(journeyWithout([title])).rejects.toThrow(reason);
  });
});
