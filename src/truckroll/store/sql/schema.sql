-- The tables that belong to no tenant. Moments are ticks of 100 ns since 1970-01-01 UTC.

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
    seq         integer not null default 0,
    next_id     integer not null default 1,
    modified    integer not null default 0,
    created     integer not null
) strict;

-- A program of an integration developer. Its id is the GUID that owns its external data.
create table if not exists app (
    id          text primary key,
    key         text not null unique,
    name        text not null,
    scopes      text not null,               -- separated by blanks
    idle_token  text,                        -- 'repeat' or 'empty'; null is what `serve` was told
    created     integer not null,
    modified    integer not null
) strict;

-- An app offered to a tenant, whose admin may connect it.
create table if not exists offer (
    app         text not null,
    tenant      integer not null,
    created     integer not null,
    primary key (app, tenant)
) strict, without rowid;

-- An app connected to a tenant: the client id and the hash of the secret it signs in with.
create table if not exists "grant" (
    client_id   text primary key,
    app         text not null,
    tenant      integer not null,
    secret_hash text not null,
    disabled    integer,                     -- since when; null while it may sign in
    rate_limit  integer,                     -- requests a second; 0 is no limit, null is what `serve` was told
    created     integer not null,
    modified    integer not null,
    unique (app, tenant)
) strict;

-- A key that signs tokens; a retired one still verifies until its last token has expired.
create table if not exists signing_key (
    id          text primary key,            -- the `kid` of the tokens
    private     text not null,
    created     integer not null,
    retired     integer
) strict;
