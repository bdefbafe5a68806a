-- name: subscribe
-- An app wants to hear of a kind of event in a tenant.
insert into subscription (tenant, event, client_id, id, url, receiver, hmac_key, header, encoding, created)
values (:tenant, :event, :client_id, :id, :url, :receiver, :hmac_key, :header, :encoding, :created);

-- name: subscriptions_to
-- Where a grant hears of a kind of event.
select tenant, id, event, client_id, url, header, encoding, created, hmac_key
from subscription where tenant = :tenant and event = :event and client_id = :client_id;

-- name: find_subscription
-- One subscription.
select tenant, id, event, client_id, url, header, encoding, created, hmac_key
from subscription where tenant = :tenant and id = :id;

-- name: subscriptions_of_tenant
-- Who hears of what happens in a tenant.
select tenant, id, event, client_id, url, header, encoding, created, hmac_key
from subscription where tenant = :tenant order by created, event;

-- name: subscriptions_of_app
-- What an app hears of in every tenant that has connected it.
select s.tenant, s.id, s.event, s.client_id, s.url, s.header, s.encoding, s.created, s.hmac_key
from "grant" g join subscription s /* of every tenant */ on s.tenant = g.tenant and s.client_id = g.client_id
where g.app = :app order by s.tenant, s.created, s.event;

-- name: unsubscribe
-- Nobody wants to hear this any more.
delete from subscription where tenant = :tenant and id = :id;

-- name: drop_owed
-- What was still owed to a subscription that has ended is never delivered.
update delivery set state = 'failed', due = null, leased = 0, answer = :answer
where tenant = :tenant and subscription = :id and state = 'waiting';

-- name: free_lanes
-- Let go on what waited for a delivery that is over; what is first in its lane is due.
update delivery set due = 0
where tenant = :tenant and state = 'waiting' and due is null and not exists (
    select 1 from delivery d where d.tenant = :tenant and d.lane = delivery.lane and d.state = 'waiting'
    and d.seq < delivery.seq);

-- name: close_event
-- A kind of event to which nobody can subscribe any more.
insert into closed_event (event) values (:event) on conflict do nothing;

-- name: reopen_event
-- A kind of event to which anybody may subscribe again.
delete from closed_event where event = :event;

-- name: closed_events
-- The kinds of events to which nobody can subscribe any more.
select event from closed_event;

-- name: is_due
-- Whether anything is to be delivered.
select 1 from delivery /* of every tenant */ where state = 'waiting' and due <= :now limit 1;

-- name: ready
-- The subscribers to whom something is to be delivered that no server is at.
select s.tenant, s.id, s.event, s.client_id, s.url, s.header, s.encoding, s.created, s.hmac_key
from subscription s /* of every tenant */ where exists (
    select 1 from delivery d where d.tenant = s.tenant and d.subscription = s.id and d.state = 'waiting'
    and d.due <= :now and d.leased <= :wall);

-- name: to_send
-- What is to be delivered to a subscriber next.
select d.seq, d.id, d.attempts, o.id, o.type, o.happened, o.data, coalesce((
    select t.parent from traced t where t.tenant = :tenant and t.seq = d.seq), '')
from delivery d join outbox o on o.tenant = d.tenant and o.seq = d.seq
where o.tenant = :tenant and d.tenant = :tenant and d.subscription = :id and d.state = 'waiting' and d.due <= :now and d.leased <= :wall
order by d.due, d.seq limit :most;

-- name: lease
-- A server is at a delivery until a moment; no row comes back when another was quicker.
update delivery set leased = :until
where tenant = :tenant and seq = :seq and subscription = :subscription and state = 'waiting' and leased <= :wall
returning seq;

-- name: forget_leases
-- The process that was at these is gone.
update delivery set leased = 0 where tenant = :tenant and state = 'waiting' and leased > 0;

-- name: record_attempt
-- What came of an attempt; no row comes back when another server took the delivery over meanwhile.
update delivery set state = :state, due = :due, leased = 0, attempts = attempts + 1, tried = :now, status = :status,
    ms = :ms, answer = :answer
where tenant = :tenant and seq = :seq and subscription = :subscription and state = 'waiting' and leased = :until
returning lane;

-- name: free_lane
-- Something of a record is over: the next of it is due.
update delivery set due = 0
where tenant = :tenant and lane = :lane and state = 'waiting' and due is null and seq = (
    select min(seq) from delivery where tenant = :tenant and lane = :lane and state = 'waiting');

-- name: delivery_shown
-- One delivery, with what it tells.
select d.id, d.tenant, d.subscription, o.type, o.id, d.lane, d.state, o.happened, d.due, d.attempts, d.tried, d.status,
       d.ms, d.answer, d.seq, o.data
from delivery d join outbox o on o.tenant = d.tenant and o.seq = d.seq
where o.tenant = :tenant and d.tenant = :tenant and d.id = :id;

-- name: deliveries_of_tenant
-- The latest deliveries in a tenant.
select d.id, d.tenant, d.subscription, o.type, o.id, d.lane, d.state, o.happened, d.due, d.attempts, d.tried, d.status,
       d.ms, d.answer, d.seq
from delivery d join outbox o on o.tenant = d.tenant and o.seq = d.seq
where o.tenant = :tenant and d.tenant = :tenant and d.seq < :before and (:state = '' or d.state = :state)
order by d.seq desc limit :most;

-- name: deliveries_of_subscription
-- The latest deliveries to a subscriber.
select d.id, d.tenant, d.subscription, o.type, o.id, d.lane, d.state, o.happened, d.due, d.attempts, d.tried, d.status,
       d.ms, d.answer, d.seq
from delivery d join outbox o on o.tenant = d.tenant and o.seq = d.seq
where o.tenant = :tenant and d.tenant = :tenant and d.subscription = :subscription and d.seq < :before and (:state = '' or d.state = :state)
order by d.seq desc limit :most;

-- name: replay
-- Deliver once more what was delivered or has failed, under a new id; in its lane it waits its turn.
update delivery set state = 'waiting', id = :new, leased = 0, attempts = 0, due = case when exists (
    select 1 from delivery d where d.tenant = :tenant and d.lane = delivery.lane and d.state = 'waiting') then null else 0 end
where tenant = :tenant and id = :id and state <> 'waiting'
returning seq;

-- name: holding
-- The tenants in which deliveries are kept.
select distinct tenant from delivery /* of every tenant */;

-- name: too_many
-- From which place on down a subscription has more deliveries than are kept.
select seq from delivery where tenant = :tenant and subscription = :id order by seq desc limit 1 offset :most;

-- name: forget_many
-- Let go of what is beyond the number that is kept; what is still owed stays.
delete from delivery where tenant = :tenant and subscription = :id and seq <= :seq and state <> 'waiting'
returning seq;

-- name: forget_old
-- Let go of what happened too long ago, also what nobody would take.
delete from delivery where tenant = :tenant and seq in (
    select seq from outbox where tenant = :tenant and happened < :before)
returning seq;

-- name: oldest
-- When the first event that is kept happened.
select happened from outbox where tenant = :tenant order by seq limit 1;

-- name: subscribed_ever
-- Whose deliveries are kept in a tenant.
select distinct subscription from delivery where tenant = :tenant;

-- name: forget_events
-- Let go of events that are owed to nobody and that nobody can ask for.
delete from outbox where tenant = :tenant and seq <= :seq and not exists (
    select 1 from delivery d where d.tenant = :tenant and d.seq = outbox.seq);

-- name: forget_traces
-- Let go of in which trace those events came to be.
delete from traced where tenant = :tenant and seq <= :seq and not exists (
    select 1 from outbox o where o.tenant = :tenant and o.seq = traced.seq);
