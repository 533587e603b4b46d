import type {
  CarrierCodeSystem,
  EventKind,
  ExceptionKind,
  ResponsibleParty,
} from '../graphql/generated/graphql.ts';

/** What a carrier can know: it neither registers packages nor takes anything back. */
type CarrierEventKind = Exclude<EventKind, 'REGISTER' | 'COMPLETE' | 'FOUND' | 'VOID'>;

export type CarrierMeaning = {
  readonly kind: CarrierEventKind;
  readonly exceptionKind?: ExceptionKind;
  readonly responsibleParty?: ResponsibleParty;
};

const NOTED: CarrierMeaning = { kind: 'NOTE' };
const ACCEPTED: CarrierMeaning = { kind: 'ACCEPT' };
const RECEIVED: CarrierMeaning = { kind: 'RECEIVE' };
/** The carrier has it; it is at none of our offices. */
const WITH_CARRIER: CarrierMeaning = { kind: 'DEPART' };
const READY: CarrierMeaning = { kind: 'SHELVE' };
const GONE_OUT: CarrierMeaning = { kind: 'GO_OUT' };
const NOT_DELIVERED: CarrierMeaning = { kind: 'FAIL_ATTEMPT' };
const DELIVERED: CarrierMeaning = { kind: 'HAND_OVER' };
const GOING_BACK: CarrierMeaning = { kind: 'START_RETURN' };
const CANCELLED: CarrierMeaning = { kind: 'CANCEL' };
const LOST: CarrierMeaning = { kind: 'DECLARE_LOST', responsibleParty: 'CARRIER' };
const DESTROYED: CarrierMeaning = { kind: 'DISPOSE' };

function wrong(exceptionKind: ExceptionKind, responsibleParty: ResponsibleParty): CarrierMeaning {
  return { kind: 'RAISE_EXCEPTION', exceptionKind, responsibleParty };
}

function notDelivered(exceptionKind: ExceptionKind, responsibleParty: ResponsibleParty): CarrierMeaning {
  return { ...NOT_DELIVERED, exceptionKind, responsibleParty };
}

function rightAgain(exceptionKind: ExceptionKind): CarrierMeaning {
  return { kind: 'RESOLVE_EXCEPTION', exceptionKind };
}

/** `status` and `status_detail` of a tracker. */
const EASYPOST: Record<string, CarrierMeaning> = {
  unknown: NOTED,
  pre_transit: NOTED,
  in_transit: WITH_CARRIER,
  out_for_delivery: GONE_OUT,
  delivered: DELIVERED,
  available_for_pickup: READY,
  return_to_sender: GOING_BACK,
  failure: NOT_DELIVERED,
  cancelled: CANCELLED,
  canceled: CANCELLED,
  error: NOTED,

  address_correction: wrong('ADDRESS_PROBLEM', 'SENDER'),
  // a facility of the carrier is no office of ours
  arrived_at_destination: NOTED,
  arrived_at_facility: NOTED,
  received_at_destination_facility: NOTED,
  arrived_at_pickup_location: READY,
  awaiting_information: wrong('ON_HOLD', 'SENDER'),
  damaged: wrong('DAMAGED', 'CARRIER'),
  delayed: wrong('DELAYED', 'CARRIER'),
  delivery_exception: wrong('DELAYED', 'CARRIER'),
  departed_facility: WITH_CARRIER,
  departed_origin_facility: WITH_CARRIER,
  expired: wrong('STALLED', 'CARRIER'),
  held: wrong('ON_HOLD', 'CARRIER'),
  label_created: NOTED,
  lost: LOST,
  // MISROUTED is said by the history alone
  missorted: wrong('DELAYED', 'CARRIER'),
  received_at_origin_facility: WITH_CARRIER,
  refused: notDelivered('REFUSED', 'RECIPIENT'),
  return: GOING_BACK,
  status_update: NOTED,
  transferred_to_destination_carrier: WITH_CARRIER,
  transit_exception: wrong('DELAYED', 'CARRIER'),
  weather_delay: wrong('DELAYED', 'WEATHER'),
};

/** `tag` and `subtag` of a checkpoint. */
const AFTERSHIP: Record<string, CarrierMeaning> = {
  Pending: NOTED,
  Pending_001: NOTED,
  Pending_002: NOTED,
  Pending_003: NOTED,
  Pending_004: NOTED,
  Pending_005: NOTED,
  Pending_006: NOTED,
  InfoReceived: NOTED,
  InfoReceived_001: NOTED,

  InTransit: WITH_CARRIER,
  InTransit_001: WITH_CARRIER,
  InTransit_002: WITH_CARRIER,
  // a facility of the carrier is no office of ours
  InTransit_003: NOTED,
  InTransit_004: NOTED,
  InTransit_005: rightAgain('CUSTOMS'),
  // to be looked at by customs is no fault
  InTransit_006: NOTED,
  InTransit_007: WITH_CARRIER,
  // what Exception and Exception_001 have opened
  InTransit_008: rightAgain('ON_HOLD'),
  InTransit_009: NOTED,

  OutForDelivery: GONE_OUT,
  OutForDelivery_001: GONE_OUT,
  // an appointment is no departure
  OutForDelivery_003: NOTED,
  OutForDelivery_004: NOTED,

  AttemptFail: NOT_DELIVERED,
  AttemptFail_001: NOT_DELIVERED,
  AttemptFail_002: NOT_DELIVERED,
  AttemptFail_003: NOT_DELIVERED,

  AvailableForPickup: READY,
  AvailableForPickup_001: READY,

  Delivered: DELIVERED,
  Delivered_001: DELIVERED,
  Delivered_002: DELIVERED,
  Delivered_003: DELIVERED,
  Delivered_004: DELIVERED,
  Delivered_005: DELIVERED,

  Exception: wrong('ON_HOLD', 'CARRIER'),
  Exception_001: wrong('ON_HOLD', 'CARRIER'),
  Exception_002: notDelivered('ADDRESS_PROBLEM', 'RECIPIENT'),
  Exception_003: notDelivered('REFUSED', 'RECIPIENT'),
  Exception_004: wrong('CUSTOMS', 'CUSTOMS'),
  Exception_005: wrong('DELAYED', 'CARRIER'),
  Exception_006: wrong('ON_HOLD', 'RECIPIENT'),
  Exception_007: notDelivered('ADDRESS_PROBLEM', 'SENDER'),
  Exception_008: wrong('UNCLAIMED', 'RECIPIENT'),
  Exception_009: wrong('ON_HOLD', 'SENDER'),
  Exception_010: GOING_BACK,
  // a hand-over would be a delivery where we have not heard of the return
  Exception_011: GOING_BACK,
  Exception_012: wrong('DAMAGED', 'CARRIER'),
  Exception_013: LOST,
  Exception_016: wrong('DELAYED', 'CARRIER'),
  Exception_017: wrong('DELAYED', 'WEATHER'),
  Exception_018: wrong('CUSTOMS', 'SENDER'),

  Expired: wrong('STALLED', 'CARRIER'),
  Expired_001: wrong('STALLED', 'CARRIER'),
};

/** Business steps and dispositions of the Core Business Vocabulary 2.0; no name is in both lists. */
const EPCIS: Record<string, CarrierMeaning> = {
  accepting: ACCEPTED,
  receiving: RECEIVED,
  consigning: WITH_CARRIER,
  departing: WITH_CARRIER,
  shipping: WITH_CARRIER,
  transporting: WITH_CARRIER,
  storing: READY,
  holding: wrong('ON_HOLD', 'CARRIER'),
  decommissioning: CANCELLED,
  destroying: DESTROYED,

  in_transit: WITH_CARRIER,
  returned: GOING_BACK,
  damaged: wrong('DAMAGED', 'CARRIER'),
  recalled: wrong('ON_HOLD', 'SENDER'),
  stolen: LOST,
  destroyed: DESTROYED,
  disposed: DESTROYED,
};

/** What we understand of each system; everything else is kept as it was sent, as a NOTE. */
export const carrierCodes: Record<CarrierCodeSystem, Record<string, CarrierMeaning>> = {
  EASYPOST,
  AFTERSHIP,
  EPCIS,
  OTHER: {},
};
