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
  is_counted, is_refused, presence, to_status, opens, closes, fails_attempt, starts_journey, reopens, tells
)
values
  ('REGISTER', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('REGISTER', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, 'REGISTERED'),
  ('ACCEPT', 'ACCEPTED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'ARRIVED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'AT_HUB', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'ARRIVES', 'ACCEPTED', null, '{STALLED}', false, false, false, null),
  ('ACCEPT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('ACCEPT', 'RETURNING', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, 'SENT'),
  ('DEPART', 'ARRIVED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('DEPART', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('DEPART', 'AT_HUB', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', null, '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('DEPART', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('DEPART', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'MISROUTED', '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('DEPART', 'REGISTERED', 'ANYWHERE', 0, true, false, 'LEAVES', 'IN_TRANSIT', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, 'SENT'),
  ('DEPART', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DEPART', 'RETURNING', 'ANYWHERE', 0, true, false, 'LEAVES', null, null, '{DELAYED,STALLED,ON_HOLD,CUSTOMS,UNCLAIMED}', false, false, false, null),
  ('RECEIVE', 'ACCEPTED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'ACCEPTED', 'HERE', 2, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'ACCEPTED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'ARRIVED', 'DESTINATION', 1, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'ARRIVED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'ATTEMPT_FAILED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'ATTEMPT_FAILED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', null, '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'AT_HUB', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', 'CUSTODY_GAP', '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'AT_HUB', 'HERE', 2, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'AT_HUB', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'IN_TRANSIT', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'IN_TRANSIT', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', null, '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'OUT_FOR_DELIVERY', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', null, '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'OUT_FOR_DELIVERY', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'READY_FOR_PICKUP', 'DESTINATION', 1, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'READY_FOR_PICKUP', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'MISROUTED', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'REGISTERED', 'ORIGIN', 0, true, false, 'ARRIVES', 'ACCEPTED', null, '{STALLED}', false, false, false, null),
  ('RECEIVE', 'REGISTERED', 'DESTINATION', 1, true, false, 'ARRIVES', 'ARRIVED', 'CUSTODY_GAP', '{DELAYED,STALLED,MISROUTED}', false, false, false, 'ARRIVED'),
  ('RECEIVE', 'REGISTERED', 'ELSEWHERE', 3, true, false, 'ARRIVES', 'AT_HUB', 'CUSTODY_GAP', '{STALLED}', false, false, false, 'AT_HUB'),
  ('RECEIVE', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('RECEIVE', 'RETURNING', 'ANYWHERE', 0, true, false, 'ARRIVES', null, null, '{STALLED}', false, false, false, null),
  ('SHELVE', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', null, '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'READY_FOR_PICKUP', 'CUSTODY_GAP', '{DELAYED,STALLED}', false, false, false, 'READY_FOR_PICKUP'),
  ('SHELVE', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('SHELVE', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, false, null),
  ('GO_OUT', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'ARRIVED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'AT_HUB', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'LEAVES', 'OUT_FOR_DELIVERY', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'OUT_FOR_DELIVERY'),
  ('GO_OUT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('GO_OUT', 'RETURNING', 'ANYWHERE', 0, true, false, 'LEAVES', null, null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, null),
  ('FAIL_ATTEMPT', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FAIL_ATTEMPT', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FAIL_ATTEMPT', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FAIL_ATTEMPT', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FAIL_ATTEMPT', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', null, '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'ATTEMPT_FAILED', 'CUSTODY_GAP', '{STALLED}', true, false, false, 'ATTEMPT_FAILED'),
  ('FAIL_ATTEMPT', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FAIL_ATTEMPT', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, false, null),
  ('HAND_OVER', 'ACCEPTED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'ARRIVED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'AT_HUB', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('HAND_OVER', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('HAND_OVER', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('HAND_OVER', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('HAND_OVER', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'REGISTERED', 'ANYWHERE', 0, true, false, 'SEEN', 'DELIVERED', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'DELIVERED'),
  ('HAND_OVER', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('HAND_OVER', 'RETURNING', 'ANYWHERE', 0, true, false, 'SEEN', 'RETURNED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'RETURNED'),
  ('START_RETURN', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('START_RETURN', 'DELIVERED', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, true, false, 'RETURNING'),
  ('START_RETURN', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('START_RETURN', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('START_RETURN', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'RETURNING', null, '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'RETURNING', 'CUSTODY_GAP', '{DELAYED,STALLED,ON_HOLD,MISROUTED,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNCLAIMED}', false, false, false, 'RETURNING'),
  ('START_RETURN', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('START_RETURN', 'RETURNING', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'CANCELLED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'CANCELLED'),
  ('CANCEL', 'ARRIVED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'AT_HUB', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'DELIVERED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'IN_TRANSIT', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'CANCELLED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'CANCELLED'),
  ('CANCEL', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('CANCEL', 'RETURNING', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'LOST', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('DECLARE_LOST', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DECLARE_LOST', 'RETURNING', 'ANYWHERE', 0, true, false, null, 'LOST', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, 'LOST'),
  ('FOUND', 'ACCEPTED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'ARRIVED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'ATTEMPT_FAILED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'AT_HUB', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'CANCELLED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'DELIVERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'DISPOSED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'IN_TRANSIT', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'LOST', 'ANYWHERE', 0, true, false, 'SEEN', null, null, '{STALLED}', false, false, true, null),
  ('FOUND', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'READY_FOR_PICKUP', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'REGISTERED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'RETURNED', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('FOUND', 'RETURNING', 'ANYWHERE', 0, false, false, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'CANCELLED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'DELIVERED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'DISPOSED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'LOST', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('DISPOSE', 'RETURNED', 'ANYWHERE', 0, false, true, null, null, null, null, false, false, false, null),
  ('DISPOSE', 'RETURNING', 'ANYWHERE', 0, true, false, null, 'DISPOSED', null, '{DELAYED,STALLED,ON_HOLD,ADDRESS_PROBLEM,CUSTOMS,REFUSED,UNMATCHED_RECIPIENT,UNCLAIMED}', false, false, false, null),
  ('COMPLETE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('COMPLETE', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RAISE_EXCEPTION', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('RESOLVE_EXCEPTION', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('NOTE', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'ACCEPTED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'ARRIVED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'ATTEMPT_FAILED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'AT_HUB', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'CANCELLED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'DELIVERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'DISPOSED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'IN_TRANSIT', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'LOST', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'OUT_FOR_DELIVERY', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'READY_FOR_PICKUP', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'REGISTERED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'RETURNED', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null),
  ('VOID', 'RETURNING', 'ANYWHERE', 0, true, false, null, null, null, null, false, false, false, null);

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

-- Whether there may be something to hear of an event of this kind; the history decides whether there is.
create or replace function may_notify(event_kind text)
returns boolean
language sql immutable
as $$
  select event_kind in ('REGISTER', 'ACCEPT', 'DEPART', 'RECEIVE', 'SHELVE', 'GO_OUT', 'FAIL_ATTEMPT', 'HAND_OVER', 'START_RETURN', 'CANCEL', 'DECLARE_LOST', 'FOUND', 'RAISE_EXCEPTION', 'NOTE', 'VOID')
$$;

-- What is told when this opens.
create or replace function notice_of_exception(exception_kind text)
returns text
language sql immutable
as $$
  select case exception_kind
    when 'DELAYED' then 'DELAYED'
    when 'STALLED' then 'STALLED'
    when 'UNCLAIMED' then 'UNCLAIMED'
  end
$$;

-- Whether it is not too late to say so; null where the status does not decide that.
create or replace function notice_holds_in(kind text, status text)
returns boolean
language sql immutable
as $$
  select case kind
    when 'REGISTERED' then status in ('REGISTERED', 'ACCEPTED')
    when 'SENT' then status in ('IN_TRANSIT', 'AT_HUB')
    when 'AT_HUB' then status in ('AT_HUB', 'IN_TRANSIT')
    when 'ARRIVED' then status in ('ARRIVED', 'READY_FOR_PICKUP', 'OUT_FOR_DELIVERY', 'ATTEMPT_FAILED')
    when 'READY_FOR_PICKUP' then status in ('READY_FOR_PICKUP')
    when 'OUT_FOR_DELIVERY' then status in ('OUT_FOR_DELIVERY')
    when 'ATTEMPT_FAILED' then status in ('ATTEMPT_FAILED')
    when 'DELIVERED' then status in ('DELIVERED')
    when 'RETURNING' then status in ('RETURNING')
    when 'RETURNED' then status in ('RETURNED')
    when 'CANCELLED' then status in ('CANCELLED')
    when 'LOST' then status in ('LOST')
    when 'PICKUP_REMINDER' then status in ('READY_FOR_PICKUP')
  end
$$;

-- ON, OFF or NEVER, for each kind, role and channel. The role by which somebody hears who has several comes first.
create or replace function notification_matrix()
returns table (kind text, role text, role_rank int, channel text, is_told text)
language sql immutable
as $$
  values
    ('REGISTERED', 'RECIPIENT', 0, 'EMAIL', 'OFF'),
    ('REGISTERED', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('REGISTERED', 'SENDER', 1, 'EMAIL', 'OFF'),
    ('REGISTERED', 'SENDER', 1, 'SMS', 'OFF'),
    ('REGISTERED', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('REGISTERED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('REGISTERED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('REGISTERED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('SENT', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('SENT', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('SENT', 'SENDER', 1, 'EMAIL', 'ON'),
    ('SENT', 'SENDER', 1, 'SMS', 'OFF'),
    ('SENT', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('SENT', 'WATCHER', 2, 'SMS', 'OFF'),
    ('SENT', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('SENT', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('AT_HUB', 'RECIPIENT', 0, 'EMAIL', 'OFF'),
    ('AT_HUB', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('AT_HUB', 'SENDER', 1, 'EMAIL', 'OFF'),
    ('AT_HUB', 'SENDER', 1, 'SMS', 'OFF'),
    ('AT_HUB', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('AT_HUB', 'WATCHER', 2, 'SMS', 'OFF'),
    ('AT_HUB', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('AT_HUB', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('ARRIVED', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('ARRIVED', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('ARRIVED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('ARRIVED', 'SENDER', 1, 'SMS', 'OFF'),
    ('ARRIVED', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('ARRIVED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('ARRIVED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('ARRIVED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('READY_FOR_PICKUP', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('READY_FOR_PICKUP', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('READY_FOR_PICKUP', 'SENDER', 1, 'EMAIL', 'OFF'),
    ('READY_FOR_PICKUP', 'SENDER', 1, 'SMS', 'OFF'),
    ('READY_FOR_PICKUP', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('READY_FOR_PICKUP', 'WATCHER', 2, 'SMS', 'OFF'),
    ('READY_FOR_PICKUP', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('READY_FOR_PICKUP', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('OUT_FOR_DELIVERY', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('OUT_FOR_DELIVERY', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('OUT_FOR_DELIVERY', 'SENDER', 1, 'EMAIL', 'OFF'),
    ('OUT_FOR_DELIVERY', 'SENDER', 1, 'SMS', 'OFF'),
    ('OUT_FOR_DELIVERY', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('OUT_FOR_DELIVERY', 'WATCHER', 2, 'SMS', 'OFF'),
    ('OUT_FOR_DELIVERY', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('OUT_FOR_DELIVERY', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('ATTEMPT_FAILED', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('ATTEMPT_FAILED', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('ATTEMPT_FAILED', 'SENDER', 1, 'EMAIL', 'OFF'),
    ('ATTEMPT_FAILED', 'SENDER', 1, 'SMS', 'OFF'),
    ('ATTEMPT_FAILED', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('ATTEMPT_FAILED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('ATTEMPT_FAILED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('ATTEMPT_FAILED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('DELIVERED', 'RECIPIENT', 0, 'EMAIL', 'OFF'),
    ('DELIVERED', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('DELIVERED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('DELIVERED', 'SENDER', 1, 'SMS', 'OFF'),
    ('DELIVERED', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('DELIVERED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('DELIVERED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('DELIVERED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('RETURNING', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('RETURNING', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('RETURNING', 'SENDER', 1, 'EMAIL', 'ON'),
    ('RETURNING', 'SENDER', 1, 'SMS', 'OFF'),
    ('RETURNING', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('RETURNING', 'WATCHER', 2, 'SMS', 'OFF'),
    ('RETURNING', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('RETURNING', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('RETURNED', 'RECIPIENT', 0, 'EMAIL', 'OFF'),
    ('RETURNED', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('RETURNED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('RETURNED', 'SENDER', 1, 'SMS', 'OFF'),
    ('RETURNED', 'WATCHER', 2, 'EMAIL', 'OFF'),
    ('RETURNED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('RETURNED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('RETURNED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('CANCELLED', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('CANCELLED', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('CANCELLED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('CANCELLED', 'SENDER', 1, 'SMS', 'OFF'),
    ('CANCELLED', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('CANCELLED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('CANCELLED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('CANCELLED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('LOST', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('LOST', 'RECIPIENT', 0, 'SMS', 'OFF'),
    ('LOST', 'SENDER', 1, 'EMAIL', 'ON'),
    ('LOST', 'SENDER', 1, 'SMS', 'OFF'),
    ('LOST', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('LOST', 'WATCHER', 2, 'SMS', 'OFF'),
    ('LOST', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('LOST', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('DELAYED', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('DELAYED', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('DELAYED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('DELAYED', 'SENDER', 1, 'SMS', 'ON'),
    ('DELAYED', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('DELAYED', 'WATCHER', 2, 'SMS', 'OFF'),
    ('DELAYED', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('DELAYED', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('PICKUP_REMINDER', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('PICKUP_REMINDER', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('PICKUP_REMINDER', 'SENDER', 1, 'EMAIL', 'NEVER'),
    ('PICKUP_REMINDER', 'SENDER', 1, 'SMS', 'NEVER'),
    ('PICKUP_REMINDER', 'WATCHER', 2, 'EMAIL', 'NEVER'),
    ('PICKUP_REMINDER', 'WATCHER', 2, 'SMS', 'NEVER'),
    ('PICKUP_REMINDER', 'MANAGER', 3, 'EMAIL', 'NEVER'),
    ('PICKUP_REMINDER', 'MANAGER', 3, 'SMS', 'NEVER'),
    ('UNCLAIMED', 'RECIPIENT', 0, 'EMAIL', 'NEVER'),
    ('UNCLAIMED', 'RECIPIENT', 0, 'SMS', 'NEVER'),
    ('UNCLAIMED', 'SENDER', 1, 'EMAIL', 'ON'),
    ('UNCLAIMED', 'SENDER', 1, 'SMS', 'OFF'),
    ('UNCLAIMED', 'WATCHER', 2, 'EMAIL', 'NEVER'),
    ('UNCLAIMED', 'WATCHER', 2, 'SMS', 'NEVER'),
    ('UNCLAIMED', 'MANAGER', 3, 'EMAIL', 'ON'),
    ('UNCLAIMED', 'MANAGER', 3, 'SMS', 'OFF'),
    ('STALLED', 'RECIPIENT', 0, 'EMAIL', 'NEVER'),
    ('STALLED', 'RECIPIENT', 0, 'SMS', 'NEVER'),
    ('STALLED', 'SENDER', 1, 'EMAIL', 'NEVER'),
    ('STALLED', 'SENDER', 1, 'SMS', 'NEVER'),
    ('STALLED', 'WATCHER', 2, 'EMAIL', 'NEVER'),
    ('STALLED', 'WATCHER', 2, 'SMS', 'NEVER'),
    ('STALLED', 'MANAGER', 3, 'EMAIL', 'ON'),
    ('STALLED', 'MANAGER', 3, 'SMS', 'OFF'),
    ('CORRECTION', 'RECIPIENT', 0, 'EMAIL', 'ON'),
    ('CORRECTION', 'RECIPIENT', 0, 'SMS', 'ON'),
    ('CORRECTION', 'SENDER', 1, 'EMAIL', 'ON'),
    ('CORRECTION', 'SENDER', 1, 'SMS', 'ON'),
    ('CORRECTION', 'WATCHER', 2, 'EMAIL', 'ON'),
    ('CORRECTION', 'WATCHER', 2, 'SMS', 'ON'),
    ('CORRECTION', 'MANAGER', 3, 'EMAIL', 'ON'),
    ('CORRECTION', 'MANAGER', 3, 'SMS', 'ON')
$$;
