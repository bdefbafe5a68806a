-- name: place
-- How far a tenant's records have been brought.
select mark, done, until, noun, at from rederivation where tenant = :tenant;

-- name: come_to
-- Note how far a tenant's records have been brought.
insert into rederivation (tenant, mark, done, until, noun, at) values (:tenant, :mark, :done, :until, :noun, :at)
on conflict (tenant) do update set mark = excluded.mark, done = excluded.done, until = excluded.until,
    noun = excluded.noun, at = excluded.at;

-- name: tenants
-- Whose records there are, and how far each tenant's order of change has come.
select id, seq from tenant /* of every tenant */ order by id;

-- name: forms
-- How each noun's records are kept, as a program noted it.
select substr(name, 6), value from meta where name like 'form %';

-- name: begun
-- How far each tenant's records have been brought on an occasion.
select tenant, done from rederivation /* of every tenant */ where mark = :mark;
