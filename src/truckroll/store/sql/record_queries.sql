-- name: lock_tenant
-- Where a tenant's sequences stand; a writer holds this row to its commit, so that order in a feed is order of commit.
select seq, next_id, modified from tenant where id = :tenant /* for update */;

-- name: move_tenant
-- Leave a tenant's sequences where a transaction's writes have moved them.
update tenant set seq = :seq, next_id = :next_id, modified = :modified where id = :tenant;

-- name: tenant_timezone
-- On whose clocks a tenant's days begin.
select timezone from tenant where id = :tenant;

-- name: tenant_name
-- What a tenant's business is called.
select name from tenant where id = :tenant;

-- name: next_to_forget
-- How old the last is of the next few versions that are let go, where there are more.
select replaced_on from replaced where tenant = :tenant and replaced_on < :before order by replaced_on limit 1 offset :most;

-- name: forget_replaced
-- Let go of versions that were replaced longer ago than anybody asks for.
delete from replaced where tenant = :tenant and replaced_on < :before;

-- name: is_heard
-- Whether anybody wants to hear of a kind of event.
select 1 from subscription where tenant = :tenant and event = :event limit 1;

-- name: tell
-- Note that something happened.
insert into outbox (tenant, seq, id, type, happened, data) values (:tenant, :seq, :id, :type, :happened, :data);

-- name: trace
-- Note in which trace it happened.
insert into traced (tenant, seq, parent) values (:tenant, :seq, :parent);

-- name: owe
-- Note who is to be told; what is behind something of the same record waits for it.
insert into delivery (tenant, seq, subscription, id, lane, state, due, leased, attempts)
select s.tenant, :seq, s.id, :id || '-' || s.id, s.receiver || ' ' || :record, 'waiting',
       case when exists (select 1 from delivery d where d.tenant = :tenant and d.lane = s.receiver || ' ' || :record
                         and d.state = 'waiting') then null else 0 end, 0, 0
from subscription s where s.tenant = :tenant and s.event = :event;

-- name: recall_answer
-- Which request came with this Idempotency-Key, and what it was answered.
select request, answer from answered where tenant = :tenant and occasion = :occasion;

-- name: remember_answer
-- Keep an answer for a request that may come again.
insert into answered (tenant, occasion, at, request, answer) values (:tenant, :occasion, :at, :request, :answer);

-- name: forget_answers
-- Let go of answers so old that nobody sends their requests again.
delete from answered where tenant = :tenant and at < :before;

-- name: plan
-- Have an act of a record done at a moment, instead of when it was planned before.
insert into planned (tenant, noun, id, act, due, done) values (:tenant, :noun, :id, :act, :due, :done)
on conflict (tenant, noun, id, act) do update set due = excluded.due, done = excluded.done;

-- name: postpone
-- Have an act done later, unless another server has done it meanwhile.
update planned set due = :until
where tenant = :tenant and noun = :noun and id = :id and act = :act and due = :due;

-- name: forget_plan
-- Do not have an act done that was planned.
delete from planned where tenant = :tenant and noun = :noun and id = :id and act = :act;

-- name: next_due
-- The moment for which the next act is planned.
select min(due) from planned /* of every tenant */;

-- name: what_is_due
-- The planned acts that are due, in the order of their moments.
select tenant, noun, id, act, due, done from planned /* of every tenant */ where due <= :now order by due limit :most;

-- name: what_is_due_in_tenant
-- Those of one tenant.
select tenant, noun, id, act, due, done from planned where tenant = :tenant and due <= :now order by due limit :most;

-- name: still_planned
-- Whether an act is still planned for this moment.
select 1 from planned where tenant = :tenant and noun = :noun and id = :id and act = :act and due = :due;

-- name: is_planned
-- Whether an act is planned for any moment.
select 1 from planned where tenant = :tenant and noun = :noun and id = :id and act = :act;

-- name: keep_file
-- Keep a file under a path, instead of what was there.
insert into file (tenant, path, name, content_type, content) values (:tenant, :path, :name, :content_type, :content)
on conflict (tenant, path) do update set name = excluded.name, content_type = excluded.content_type, content = excluded.content;

-- name: kept_file
-- The file under a path.
select name, content_type, content from file where tenant = :tenant and path = :path;

-- name: drop_file
-- Let a file go.
delete from file where tenant = :tenant and path = :path;
