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
-- Finds what is due.
create index if not exists planned_by_due on planned (due);
