-- The tables of tenant data that every noun shares. Moments are ticks of 100 ns since 1970-01-01 UTC.

-- name: replaced
-- Versions of records that newer ones replaced, as their feed shows them: served until their successor is due.
create table if not exists replaced (
    tenant      integer not null,
    noun        text not null,
    seq         integer not null,
    id          text not null,               -- a number or a GUID
    active      integer not null,
    modified    integer not null,
    replaced_on integer not null,
    body        text not null,
    primary key (tenant, noun, seq)
) strict, without rowid;

-- name: replaced_by_age
-- Finds the versions that are old enough to go.
create index if not exists replaced_by_age on replaced (tenant, replaced_on);

-- name: subscription
-- Where an app wants to hear of a kind of event in a tenant; what is kept of its key must be able to sign.
create table if not exists subscription (
    tenant      integer not null,
    event       text not null,
    client_id   text not null,
    id          text not null,
    url         text not null,
    receiver    text not null,               -- the app's server at that address, which hears of a record in order
    hmac_key    text not null,
    header      text not null,
    encoding    text not null,
    created     integer not null,
    primary key (tenant, event, client_id, url)
) strict, without rowid;

-- name: subscription_by_id
-- Finds a subscription.
create unique index if not exists subscription_by_id on subscription (tenant, id);

-- name: outbox
-- What happened and somebody subscribed to, in the transaction in which it happened.
create table if not exists outbox (
    tenant      integer not null,
    seq         integer not null,            -- its place among all that the tenant's records went through
    id          text not null,
    type        text not null,
    happened    integer not null,
    data        text not null,
    primary key (tenant, seq)
) strict, without rowid;

-- name: traced
-- In which trace an event came to be, if its request was followed: its deliveries go on with it.
create table if not exists traced (
    tenant      integer not null,
    seq         integer not null,
    parent      text not null,               -- a W3C traceparent
    primary key (tenant, seq)
) strict, without rowid;

-- name: delivery
-- To whom an event is owed, and what became of it.
create table if not exists delivery (
    tenant      integer not null,
    seq         integer not null,
    subscription text not null,
    id          text not null,
    lane        text not null,               -- one record for one receiver: what is in it is delivered in order
    state       text not null,               -- 'waiting', 'delivered' or 'failed'
    due         integer,                     -- null while something before it in its lane is waiting
    leased      integer not null,            -- until when a server is at it, by the machine's clock and not the business's
    attempts    integer not null,
    tried       integer,
    status      integer,
    ms          integer,
    answer      text,                        -- how the receiver's answer began, or why there was none
    primary key (tenant, seq, subscription)
) strict, without rowid;

-- name: delivery_by_due
-- Finds out whether anything is to be delivered.
create index if not exists delivery_by_due on delivery (due) where state = 'waiting';

-- name: delivery_to_send
-- Finds what is to be delivered to a subscriber.
create index if not exists delivery_to_send on delivery (tenant, subscription, due, seq) where state = 'waiting';

-- name: delivery_by_lane
-- Finds what waits for something before it.
create index if not exists delivery_by_lane on delivery (tenant, lane, seq) where state = 'waiting';

-- name: delivery_by_subscription
-- Finds what became of what a subscriber was told.
create index if not exists delivery_by_subscription on delivery (tenant, subscription, seq);

-- name: delivery_by_id
-- Finds a delivery.
create index if not exists delivery_by_id on delivery (tenant, id);

-- name: file
-- Files that callers sent, and that records point at by their paths.
create table if not exists file (
    tenant      integer not null,
    path        text not null,
    name        text not null,               -- what the caller called it, without a folder
    content_type text not null,
    content     blob not null,
    primary key (tenant, path)
) strict;

-- name: answered
-- Answers to requests that carried an Idempotency-Key, so that one sent again is not done again.
create table if not exists answered (
    tenant      integer not null,
    occasion    text not null,
    at          integer not null,
    request     text not null,               -- a hash of what was asked
    answer      text not null,
    primary key (tenant, occasion)
) strict, without rowid;

-- name: planned
-- What records will do by themselves when the time has come, and names that have still to follow into other records.
create table if not exists planned (
    tenant      integer not null,
    noun        text not null,
    id          text not null,               -- a number or a GUID
    act         text not null,
    due         integer not null,
    done        text,                        -- how far a long act has come
    primary key (tenant, noun, id, act)
) strict, without rowid;

-- name: planned_by_due
-- Finds when something is due next, and whose.
create index if not exists planned_by_due on planned (due);

-- name: planned_by_tenant
-- Finds what is due in a tenant.
create index if not exists planned_by_tenant on planned (tenant, due);

-- name: rederivation
-- How far each tenant's records have been brought to the form in which a newer program keeps them.
create table if not exists rederivation (
    tenant      integer not null,
    mark        text not null,               -- of the catalogue that they are brought to
    done        integer not null,            -- every record up to this place is as it should be
    until       integer,                     -- where the pass that is under way ends; null between passes
    noun        text not null,               -- the table that it has come to, and how far in it
    at          integer not null,
    primary key (tenant)
) strict;
