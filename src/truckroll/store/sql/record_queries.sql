-- name: lock_tenant
-- Where a tenant's sequences stand; a writer holds this row to its commit, so that order in a feed is order of commit.
select seq, next_id, modified from tenant where id = :tenant;

-- name: move_tenant
-- Leave a tenant's sequences where a transaction's writes have moved them.
update tenant set seq = :seq, next_id = :next_id, modified = :modified where id = :tenant;

-- name: forget_replaced
-- Let go of versions that were replaced longer ago than anybody asks for.
delete from replaced where tenant = :tenant and replaced_on < :before;

-- name: tell
-- Note that something happened.
insert into outbox (tenant, seq, id, type, happened, data) values (:tenant, :seq, :id, :type, :happened, :data);

-- name: recall_answer
-- Which request came with this Idempotency-Key, and what it was answered.
select request, answer from answered where tenant = :tenant and occasion = :occasion;

-- name: remember_answer
-- Keep an answer for a request that may come again.
insert into answered (tenant, occasion, at, request, answer) values (:tenant, :occasion, :at, :request, :answer);

-- name: forget_answers
-- Let go of answers so old that nobody sends their requests again.
delete from answered where tenant = :tenant and at < :before;
