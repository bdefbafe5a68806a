-- What a server's operator wants to know of everything that is kept, whosever it is; no request asks any of it.

-- name: tenants
-- How many contractors there are, and the latest moment that any of them has come to.
select count(*), max(modified) from tenant /* of every tenant */;

-- name: webhooks_waiting
-- How many webhooks wait to be delivered, and when the oldest of them happened.
select count(*), min(o.happened)
from delivery d join outbox o on o.tenant = d.tenant and o.seq = d.seq
where d.state = 'waiting' /* of every tenant */;

-- name: planned_due
-- How many planned acts wait to be done, and since when the first of them.
select count(*), min(due) from planned where due <= :now /* of every tenant */;

-- name: signing_since
-- Since when the key signs that signs now.
select max(created) from signing_key where retired is null;

-- name: size
-- How many bytes a database server keeps for this database.
select pg_database_size(current_database());
