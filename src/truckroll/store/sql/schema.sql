-- What every store holds, whatever it is used for. Moments are ticks of 100 ns since 1970-01-01 UTC.

-- What the store knows about itself: `epoch`, `program`, and how far a migration has come.
create table if not exists meta (
    name        text primary key,
    value       text not null
) strict, without rowid;

-- A contractor. `seq`, `next_id` and `modified` are drawn under this row's lock, so that order in a feed is order of commit.
create table if not exists tenant (
    id          integer primary key,
    name        text not null,
    timezone    text not null,
    environment text not null default 'production', -- or 'integration': whom the contractor's data is for
    seq         integer not null default 0,
    next_id     integer not null default 1,
    modified    integer not null default 0,
    created     integer not null
) strict;
