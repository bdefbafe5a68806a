-- name: add
-- Keep a batch of requests: a list of objects in JSON.
insert into request (id, tenant, app, client_id, operation, method, path, query, status, ms, asked, answered, trace_id,
    ignored, read_as, remaining, allowed, size)
select cast(json_extract(e.value, '$.id') as integer), cast(json_extract(e.value, '$.tenant') as integer),
    json_extract(e.value, '$.app'), json_extract(e.value, '$.client_id'), json_extract(e.value, '$.operation'),
    json_extract(e.value, '$.method'), json_extract(e.value, '$.path'), json_extract(e.value, '$.query'),
    cast(json_extract(e.value, '$.status') as integer), cast(json_extract(e.value, '$.ms') as double precision),
    cast(json_extract(e.value, '$.asked') as integer), cast(json_extract(e.value, '$.answered') as integer),
    json_extract(e.value, '$.trace_id'), json_extract(e.value, '$.ignored'), json_extract(e.value, '$.read_as'),
    cast(json_extract(e.value, '$.remaining') as integer), cast(json_extract(e.value, '$.allowed') as integer),
    cast(json_extract(e.value, '$.size') as integer)
from json_each(:rows) e where true
on conflict (id) do nothing;

-- name: add_content
-- Keep what a batch of requests said and was told.
insert into request_content (id, asked_headers, asked_body, answered_headers, answered_body)
select cast(json_extract(e.value, '$.id') as integer), json_extract(e.value, '$.asked_headers'),
    json_extract(e.value, '$.asked_body'), json_extract(e.value, '$.answered_headers'),
    json_extract(e.value, '$.answered_body')
from json_each(:rows) e where true
on conflict (id) do nothing;

-- name: place_reader
-- An app has come this far in a feed; several servers may tell it out of order.
insert into feed_reader (tenant, app, operation, at, place) values (:tenant, :app, :operation, :at, :place)
on conflict (tenant, app, operation) do update set at = excluded.at, place = excluded.place
where excluded.at > feed_reader.at;

-- name: forget_readers
-- Apps that have not read a feed for long.
delete from feed_reader where at < :before;

-- name: readers
-- Who reads the feeds of a tenant, and how far each has come.
select app, operation, at, place from feed_reader where tenant = :tenant order by operation, app;

-- name: kept_bytes
-- How much is kept.
select cast(coalesce(sum(size), 0) as integer) from request;

-- name: oldest
-- The oldest requests and what each takes.
select id, size from request order by id limit :most;

-- name: forget
-- Let go of what is older than a moment.
delete from request where id < :before;

-- name: forget_content
-- Let go of what older requests said.
delete from request_content where id < :before;

-- name: one
-- One request, with what it said and was told.
select r.id, r.tenant, r.app, r.client_id, r.operation, r.method, r.path, r.query, r.status, r.ms, r.asked, r.answered,
    r.trace_id, r.ignored, r.read_as, r.remaining, r.allowed,
    c.asked_headers, c.asked_body, c.answered_headers, c.answered_body
from request r join request_content c on c.id = r.id
where r.id = :id;

-- name: latest
-- Requests to be looked through; conditions and the order follow.
select r.id, r.tenant, r.app, r.client_id, r.operation, r.method, r.path, r.query, r.status, r.ms, r.asked, r.answered,
    r.trace_id, r.ignored, r.read_as, r.remaining, r.allowed
from request r where r.id > :after and r.id < :before

-- name: spans
-- How many requests came in each span of time, how many failed and how long they took; conditions stand in the middle.
with ranked as (
    select r.id / :span as span, r.status, r.ms,
        row_number() over (partition by r.id / :span order by r.ms) as place,
        count(*) over (partition by r.id / :span) as many
    from request r where r.id > :after and r.id < :before /* conditions */
)
select span, many, cast(sum(case when status between 400 and 499 then 1 else 0 end) as integer),
    cast(sum(case when status >= 500 then 1 else 0 end) as integer),
    min(case when 2 * place >= many then ms end), min(case when 20 * place >= 19 * many then ms end)
from ranked group by span, many order by span

-- name: operations
-- The operations that were asked for, the most frequent first; conditions stand in the middle.
select r.operation, count(*), cast(sum(case when r.status >= 400 then 1 else 0 end) as integer), max(r.id),
    avg(r.ms)
from request r where r.operation is not null and r.id > :after and r.id < :before /* conditions */
group by r.operation order by count(*) desc, r.operation limit :most

-- name: busy_seconds
-- How many requests an app made in each second since a moment, in each tenant, and how many were over the limit.
select tenant, id / 1000000000, count(*), sum(case when status = 429 then 1 else 0 end) from request
where app = :app and id >= :since
group by 1, 2;
