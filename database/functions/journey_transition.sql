-- Made from the tables of domain/ by commands/generate-journey-sql.ts: change them there.
create or replace function event_rank(kind text)
returns int
language sql immutable
as $$
  select array_position(
    array[
      'REGISTER',
      'ACCEPT',
      'DEPART',
      'RECEIVE',
      'SHELVE',
      'GO_OUT',
      'FAIL_ATTEMPT',
      'HAND_OVER',
      'START_RETURN',
      'CANCEL',
      'DECLARE_LOST',
      'FOUND',
      'DISPOSE',
      'COMPLETE',
      'RAISE_EXCEPTION',
      'RESOLVE_EXCEPTION',
      'NOTE',
      'VOID'
    ],
    kind
  )
$$;

delete from journey_transition;

insert into journey_transition (
  kind, status, place, place_rank,
  is_counted, is_refused, presence, to_status, opens, closes, fails_attempt, starts_journey, reopens, tells_recipient
)
values
  ('REGISTER', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('REGISTER', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'ACCEPTED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'ARRIVED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'AT_HUB', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'ARRIVES', 'ACCEPTED', null, '{STALLED}', false, false, false, false),
  ('ACCEPT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('ACCEPT', 'RETURNING', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'ARRIVED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'AT_HUB', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'REGISTERED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'CUSTODY_GAP', '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('DEPART', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DEPART', 'RETURNING', 'ANYWHERE', 0, true, false, 'LEAVES', null, null, '{STALLED,ON_HOLD,CUSTOMS}', false, false, false, false),
  ('RECEIVE', 'ACCEPTED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'ACCEPTED', 'HERE', 2, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'ACCEPTED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'ARRIVED', 'DESTINATION', 1, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'ARRIVED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'ATTEMPT_FAILED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'ATTEMPT_FAILED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', null, '{STALLED}', false, false, false, false),
  ('RECEIVE', 'AT_HUB', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', 'CUSTODY_GAP', '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'AT_HUB', 'HERE', 2, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'AT_HUB', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'IN_TRANSIT', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'IN_TRANSIT', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', null, '{STALLED}', false, false, false, false),
  ('RECEIVE', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'OUT_FOR_DELIVERY', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'OUT_FOR_DELIVERY', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'READY_FOR_PICKUP', 'DESTINATION', 1, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'READY_FOR_PICKUP', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'REGISTERED', 'ORIGIN', 0, true, false, 'ARRIVES', 'ACCEPTED', null, '{STALLED}', false, false, false, false),
  ('RECEIVE', 'REGISTERED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', 'CUSTODY_GAP', '{DELAYED,STALLED,MISROUTED}', false, false, false, true),
  ('RECEIVE', 'REGISTERED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, false),
  ('RECEIVE', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('RECEIVE', 'RETURNING', 'ANYWHERE', 0, true, false, 'ARRIVES', null, null, '{STALLED}', false, false, false, false),
  ('SHELVE', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, true),
  ('SHELVE', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('SHELVE', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, false, false),
  ('GO_OUT', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'ARRIVED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'AT_HUB', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('GO_OUT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('GO_OUT', 'RETURNING', 'ANYWHERE', 0, true, false, 'LEAVES', null, null, '{STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('FAIL_ATTEMPT', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FAIL_ATTEMPT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FAIL_ATTEMPT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FAIL_ATTEMPT', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FAIL_ATTEMPT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, false),
  ('FAIL_ATTEMPT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FAIL_ATTEMPT', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, false, false),
  ('HAND_OVER', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('HAND_OVER', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('HAND_OVER', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('HAND_OVER', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('HAND_OVER', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('HAND_OVER', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('HAND_OVER', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', 'RETURNED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('START_RETURN', 'DELIVERED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, true, false, false),
  ('START_RETURN', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('START_RETURN', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('START_RETURN', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'RETURNING', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, false),
  ('START_RETURN', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('START_RETURN', 'RETURNING', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'CANCELLED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('CANCEL', 'ARRIVED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'AT_HUB', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'DELIVERED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'IN_TRANSIT', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'CANCELLED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('CANCEL', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('CANCEL', 'RETURNING', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DECLARE_LOST', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DECLARE_LOST', 'RETURNING', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('FOUND', 'ACCEPTED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'ARRIVED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'AT_HUB', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'LOST', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, true, false),
  ('FOUND', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'REGISTERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('FOUND', 'RETURNING', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'DELIVERED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('DISPOSE', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, false),
  ('DISPOSE', 'RETURNING', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, false),
  ('COMPLETE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('COMPLETE', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RAISE_EXCEPTION', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('RESOLVE_EXCEPTION', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('NOTE', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false),
  ('VOID', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, false);

-- Who is to answer for an exception, where the event that opens it does not say.
create or replace function usual_party(exception_kind text)
returns text
language sql immutable
as $$
  select case exception_kind
    when 'DELAYED' then 'CARRIER'
    when 'STALLED' then 'CARRIER'
    when 'ON_HOLD' then 'OFFICE'
    when 'DAMAGED' then 'CARRIER'
    when 'MISROUTED' then 'OFFICE'
    when 'ADDRESS_PROBLEM' then 'SENDER'
    when 'CUSTOMS' then 'CUSTOMS'
    when 'REFUSED' then 'RECIPIENT'
    when 'UNMATCHED_RECIPIENT' then 'OFFICE'
    when 'UNCLAIMED' then 'RECIPIENT'
    when 'CUSTODY_GAP' then 'OFFICE'
    when 'CLOCK_SKEW' then 'OFFICE'
  end
$$;

create or replace function needs_action(exception_kind text)
returns boolean
language sql immutable
as $$
  select exception_kind in ('STALLED', 'ON_HOLD', 'DAMAGED', 'MISROUTED', 'ADDRESS_PROBLEM', 'REFUSED', 'UNMATCHED_RECIPIENT', 'UNCLAIMED', 'CUSTODY_GAP', 'CLOCK_SKEW')
$$;

-- Nobody can say that it is so.
create or replace function is_opened_by_history(exception_kind text)
returns boolean
language sql immutable
as $$
  select exception_kind in ('MISROUTED', 'CUSTODY_GAP', 'CLOCK_SKEW')
$$;

-- What the recipient hears that the package now is.
create or replace function notice_status(event_kind text)
returns text
language sql immutable
as $$
  select case event_kind
    when 'RECEIVE' then 'ARRIVED'
    when 'SHELVE' then 'READY_FOR_PICKUP'
  end
$$;

-- Whether it is not too late to say so.
create or replace function notice_holds(event_kind text, status text)
returns boolean
language sql immutable
as $$
  select case event_kind
    when 'RECEIVE' then status in ('ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED')
    when 'SHELVE' then status in ('READY_FOR_PICKUP')
  end
$$;
