-- The tables of tenant data that every noun shares. Moments are ticks of 100 ns since 1970-01-01 UTC.

-- name: replaced
-- Versions of records that newer ones replaced, as their feed shows them: served until their successor is due.
create table if not exists replaced (
    tenant      integer not null,
    noun        text not null,
    seq         integer not null,
    id          any not null,                -- a number, or the text of a GUID
    active      integer not null,
    modified    integer not null,
    replaced_on integer not null,
    body        text not null,
    primary key (tenant, noun, seq)
) strict, without rowid;

-- name: replaced_by_age
-- Finds the versions that are old enough to go.
create index if not exists replaced_by_age on replaced (tenant, replaced_on);

-- name: outbox
-- What happened, in the transaction in which it happened; subscribers are told from here.
create table if not exists outbox (
    tenant      integer not null,
    seq         integer not null,            -- its place among all that the tenant's records went through
    id          text not null,
    type        text not null,
    happened    integer not null,
    data        text not null,
    primary key (tenant, seq)
) strict, without rowid;

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
