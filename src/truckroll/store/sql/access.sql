-- Who may call: apps, the tenants they are offered to, their grants, and the keys that sign tokens; and the people who see
-- to them in the portal. None of it belongs to a tenant. These tables are declared here only. Moments are ticks of 100 ns since 1970-01-01 UTC.

create table if not exists access (
    single      integer primary key check (single = 1),
    version     integer not null,            -- moves with every change of an app, a grant, a key or the issuer
    issuer      text not null
) strict;

insert into access (single, version, issuer) values (1, 1, 'https://auth.truckroll.local') on conflict do nothing;

-- A program of an integration developer. Its id is the GUID that owns its external data.
create table if not exists app (
    id          text primary key,
    key         text not null unique,
    name        text not null unique,
    scopes      text not null,               -- separated by blanks; fixed when the app is made
    rate_limit  integer,                     -- requests a second with each tenant; 0 is no limit, null is what `serve` was told
    idle_token  text,                        -- 'repeat' or 'empty'; null is what `serve` was told
    owner       text,                        -- the person who made it in the portal; null for one made by command
    created     integer not null
) strict;

-- An app offered to a tenant, whose administrator may connect it.
create table if not exists offer (
    app         text not null,
    tenant      integer not null,
    primary key (app, tenant)
) strict, without rowid;

-- An app connected to a tenant: the client id and the hash of the secret it signs in with.
create table if not exists "grant" (
    client_id   text primary key,
    app         text not null,
    tenant      integer not null,
    secret_hash blob not null,
    generation  integer not null,            -- a token counts only while this is what it was when the token was given
    disabled    integer,                     -- since when; null while it may sign in
    rate_limit  integer,                     -- requests a second; 0 is no limit, null is the app's
    booking_provider text,                   -- the only one it may name in a path; null is no restriction
    gps_provider text,                       -- the only one it may name in a path; null is no restriction
    created     integer not null,
    unique (app, tenant)
) strict;

-- The secret that a connection had before: it lets in a while longer, until its program has the new one.
create table if not exists former_secret (
    client_id   text primary key,
    secret_hash blob not null,
    until       integer not null             -- from when on it is refused
) strict;

-- A key that signs tokens; a retired one still verifies until its last token has expired.
create table if not exists signing_key (
    id          text primary key,            -- the `kid` of the tokens
    private     text not null,
    created     integer not null,
    retired     integer                      -- from when on it counts no more; null while it signs
) strict;

-- Somebody who signs in at the portal.
create table if not exists person (
    id          text primary key,
    email       text not null unique,        -- in small letters; the name under which he signs in
    name        text not null,
    company     text not null,
    role        text not null,               -- 'operator', 'developer', 'administrator' or 'user'
    tenant      integer,                     -- whose administrator or user; null for the others
    password    text,                        -- an argon2id hash; null until he has chosen one
    disabled    integer,                     -- since when; null while he may sign in
    created     integer not null
) strict;

-- Somebody who is signed in with one browser. Its id is in a cookie there, and here only as a digest.
create table if not exists person_session (
    digest      blob primary key,
    person      text not null,
    created     integer not null,
    seen        integer not null             -- to the minute
) strict;

-- A link with which a person chooses a password, once.
create table if not exists invitation (
    digest      blob primary key,
    person      text not null,
    expires     integer not null
) strict;

-- What a person may see once, right after it was made: sealed with the id of his session, which is kept nowhere.
create table if not exists shown_once (
    digest      blob not null,               -- of the session's id
    about       text not null,
    sealed      text not null,
    expires     integer not null,
    primary key (digest, about)
) strict;

-- Somebody would like to have an account as a developer.
create table if not exists access_request (
    id          text primary key,
    name        text not null,
    email       text not null,
    company     text not null,
    purpose     text not null,
    created     integer not null,
    decided     integer,                     -- when; null while it is open
    decided_by  text,                        -- the person, or 'command'
    approved    integer,                     -- 1 or 0
    reason      text                         -- why it was declined
) strict;

-- A developer would like more requests a second for an app.
create table if not exists limit_request (
    id          text primary key,
    app         text not null,
    person      text not null,
    asked       integer not null,            -- requests a second with each tenant; 0 is no limit
    purpose     text not null,
    created     integer not null,
    decided     integer,                     -- when; null while it is open
    decided_by  text,                        -- the person, or 'command'
    approved    integer,                     -- 1 or 0
    reason      text                         -- why it was declined
) strict;

-- A kind of event to which nobody can subscribe any more; who has subscribed still hears of it.
create table if not exists closed_event (
    event       text primary key
) strict;
