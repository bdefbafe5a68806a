-- What was asked of the API and what was answered, for as long as an operator wants to look back.
-- An id is the moment in nanoseconds at which the request came, so that it is its place in time, too.

-- What is looked through and counted; narrow, so that a day of it is read in a moment.
create table if not exists request (
    id          integer primary key,
    tenant      integer,                     -- of the grant that asked; null of strangers
    app         text,
    client_id   text,
    operation   text,                        -- `jpm.Jobs_Get`; null where no operation was meant
    method      text not null,
    path        text not null,
    query       text not null,
    status      integer not null,
    ms          real not null,
    asked       integer not null,            -- bytes of the request's body
    answered    integer not null,            -- bytes of the answer's
    trace_id    text not null,
    ignored     text not null,               -- names of parameters and members that nobody knows
    read_as     text not null,
    remaining   integer,                     -- what was left of the limit
    allowed     integer,                     -- the limit
    size        integer not null             -- bytes that are kept of it here
) strict;

-- What is looked at when one request is opened.
create table if not exists request_content (
    id          integer primary key,
    asked_headers text not null,
    asked_body  text not null,
    answered_headers text not null,
    answered_body text not null
) strict;

-- Where each app stands in each feed it reads, kept also when the requests are gone.
create table if not exists feed_reader (
    tenant      integer not null,
    app         text not null,
    operation   text not null,
    at          integer not null,            -- the id of its last request
    place       integer not null,            -- the place in the order of change that it was told to go on after
    primary key (tenant, app, operation)
) strict, without rowid;
