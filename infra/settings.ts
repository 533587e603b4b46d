import { Duration } from 'aws-cdk-lib';

/** Of one channel. SNS takes 20 texts and 10 e-mails a second from an account, and no more (F123, F124). */
export type SendingLimits = {
  readonly perSecond?: number;
  readonly burst?: number;
  /** Of a day, to one number or address, on behalf of one office, and of all. */
  readonly perContact?: number;
  readonly perOffice?: number;
  readonly perDay?: number;
};

/** The European Economic Area, Switzerland and the United Kingdom, the United States and Canada. */
const PREFIXES = [
  ...[
    '+1',
    '+30',
    '+31',
    '+32',
    '+33',
    '+34',
    '+351',
    '+352',
    '+353',
    '+354',
    '+356',
    '+357',
    '+358',
    '+359',
  ],
  ...[
    '+36',
    '+370',
    '+371',
    '+372',
    '+385',
    '+386',
    '+39',
    '+40',
    '+41',
    '+420',
    '+421',
    '+423',
    '+43',
    '+44',
  ],
  ...['+45', '+46', '+47', '+48', '+49'],
];

/** What one deployment may want otherwise than another; docs/decisions/ has the reasons for what stands here. */
export type Settings = {
  readonly database: {
    /** Aurora capacity units. 0 lets an idle database pause, 0.5 and more keeps it awake for ever (F65, F127). */
    readonly minimumCapacity: number;
    readonly maximumCapacity: number;
    /** Idle time before a pause, 5 minutes to 24 hours; the next request after it is refused and wakes the database. */
    readonly pauseAfter: Duration;
    /** A second instance in another zone takes over in half a minute, and costs as much as the first. */
    readonly hasStandby: boolean;
  };
  /** A fixed day, or no two templates would be equal (F131); AppSync takes at most 365 days from the deployment. */
  readonly apiKeyExpires: Date;
  readonly relay: {
    /** How often it looks for what a lost wake-up left behind; never, if not given. Wakes the database each time. */
    readonly sweep?: Duration;
    /** Instances at most, taken from the account's quota, of which a new account has none to spare. */
    readonly concurrency?: number;
  };
  /** How much may go out; what is not said is as `sending_limits` of the database has it (docs/decisions/sending.md). */
  readonly sending: {
    readonly email: SendingLimits;
    /** Texts go to numbers that begin with one of these. Each country more is one more that fraud can be paid from. */
    readonly sms: SendingLimits & { readonly prefixes: readonly string[] };
    /**
     * Where anybody follows a package, up to its number, e.g. `https://example.org/track/`: messages link to it, texts as
     * long as it fits into one part. No links, if not given.
     */
    readonly trackingPage?: string;
    /**
     * US dollars for a thousand e-mails, and a thousand parts of texts: what simulations are estimated by. SNS has one list
     * price for e-mails, and one for texts to each country, between about 6 and 150.
     */
    readonly pricePerThousand: { readonly email: string; readonly sms: string };
    /** How often SNS is asked who unsubscribed; never, if not given. Wakes the database each time. */
    readonly reconcileEvery?: Duration;
    /** How often it looks for what a lost wake-up left behind; never, if not given. Wakes the database each time. */
    readonly sweep?: Duration;
  };
  readonly imports: {
    /**
     * Of the pages that may put a manifest into the bucket. Any page may by default: a signed address is the whole
     * permission, and a browser adds none of its own to it.
     */
    readonly allowedOrigins: readonly string[];
    /** How long the files stay, which name people. */
    readonly keptFor: Duration;
  };
  readonly costExports: {
    /** How long a file of charges can be had; in whole days, since S3 counts these. */
    readonly keptFor: Duration;
  };
  readonly forget: {
    /** How often people are erased whose time has come; never, if not given. Wakes the database each time. */
    readonly every?: Duration;
  };
  /** Whether whoever may call may ask for the whole schema; `npm start` lets its tools ask in any case. */
  readonly isIntrospectable: boolean;
  /** The web firewall is the largest fixed cost of an idle system: about nine dollars a month. */
  readonly hasFirewall: boolean;
  /** Where alarms go; nobody is told if not given. */
  readonly alarmEmail?: string;
};

/** About thirteen dollars a month while nobody uses it; the first request after a pause has to be sent twice. */
export const payAsYouGo: Settings = {
  database: {
    minimumCapacity: 0,
    maximumCapacity: 8,
    pauseAfter: Duration.minutes(30),
    hasStandby: false,
  },
  relay: {},
  sending: {
    email: {},
    sms: { prefixes: PREFIXES },
    pricePerThousand: { email: '0.02', sms: '50' },
    reconcileEvery: Duration.days(1),
  },
  imports: { allowedOrigins: ['*'], keptFor: Duration.days(30) },
  costExports: { keptFor: Duration.days(7) },
  forget: { every: Duration.days(7) },
  apiKeyExpires: new Date('2027-11-01T00:00:00Z'),
  isIntrospectable: false,
  hasFirewall: true,
};

/** Always awake, survives the loss of a zone, and hands on within minutes even what no wake-up came for. */
export const alwaysOn: Settings = {
  ...payAsYouGo,
  database: { ...payAsYouGo.database, minimumCapacity: 0.5, maximumCapacity: 16, hasStandby: true },
  sending: { ...payAsYouGo.sending, reconcileEvery: Duration.hours(6), sweep: Duration.minutes(15) },
  relay: { sweep: Duration.minutes(5), concurrency: 10 },
};
