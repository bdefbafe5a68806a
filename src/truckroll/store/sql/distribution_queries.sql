-- What PostgreSQL and its extension Citus say of where tables stand.

-- name: has_citus
-- Whether the extension is in this database.
select 1 from pg_proc where proname = 'create_distributed_table';

-- name: tables
-- Every table, the first column of its key, how Citus keeps it, whether it stands beside the tenants, and whether rows
-- are left outside.
select c.relname, a.attname, coalesce(p.partmethod::text, ''),
    p.colocationid = (select colocationid from pg_dist_partition where logicalrelid = to_regclass('tenant')),
    p.logicalrelid is not null and pg_relation_size(c.oid) > 0
from pg_class c
left join pg_index i on i.indrelid = c.oid and i.indisprimary
left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
left join pg_dist_partition p on p.logicalrelid = c.oid
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
    and not relation_is_a_known_shard(c.oid) and not exists (
        select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e');

-- name: tables_of_one_machine
-- The same where there is no Citus.
select c.relname, a.attname, '', false, false
from pg_class c
left join pg_index i on i.indrelid = c.oid and i.indisprimary
left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not exists (
    select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e');

-- name: triggers
-- Triggers that an earlier program made.
select t.tgname, c.relname
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid and p.proname = t.tgname
where c.relnamespace = current_schema()::regnamespace and p.pronamespace = c.relnamespace and not t.tgisinternal
order by t.tgname;

-- name: functions
-- Functions of the schema's own.
select p.proname, p.oid::regprocedure::text from pg_proc p
where p.pronamespace = current_schema()::regnamespace and not exists (
    select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by 2;

-- name: servers
-- How many connections of other Truckroll programs there are.
select count(*) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and application_name like 'truckroll%';
