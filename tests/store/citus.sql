-- What Citus's functions look at and refuse, without machines: tables stay where they are, and it is noted how they would be kept.

create table pg_dist_partition (logicalrelid regclass primary key, partmethod "char" not null, colocationid integer not null);
create table stumbling_block (name regclass primary key);
create table told (id bigint generated always as identity, said text not null);

create function relation_is_a_known_shard(regclass) returns boolean language sql as 'select false';

create function refuse(made regclass, distribution_column text) returns void language plpgsql as $$
declare lacking text;
begin
    if exists (select 1 from stumbling_block where name = made) then
        raise exception 'connection to the remote node failed';
    end if;
    if exists (select 1 from pg_dist_partition where logicalrelid = made) then
        raise exception 'table "%" is already distributed', made;
    end if;
    if exists (select 1 from pg_trigger where tgrelid = made and not tgisinternal) then
        raise exception 'cannot distribute relation "%" because it has triggers', made;
    end if;
    if exists (select 1 from pg_constraint where conrelid = made and contype = 'f') then
        raise exception 'cannot create foreign key constraint of "%"', made;
    end if;
    if exists (select 1 from pg_attribute where attrelid = made and (attidentity <> '' or attgenerated <> '')) then
        raise exception 'table "%" has an identity column', made;
    end if;
    select i.relname into lacking from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = made and x.indisunique and distribution_column is not null and not exists (
        select 1 from pg_attribute a where a.attrelid = made and a.attname = distribution_column and a.attnum = any(x.indkey));
    if lacking is not null then
        raise exception 'cannot create constraint on "%": % does not include the partition column', made, lacking;
    end if;
end $$;

create function create_distributed_table(
    table_name regclass, distribution_column text, colocate_with text default 'default', shard_count integer default null
) returns void language plpgsql as $$
declare beside integer;
begin
    perform refuse(table_name, distribution_column);
    if not exists (select 1 from pg_attribute where attrelid = table_name and attname = distribution_column
        and atttypid = 'bigint'::regtype) then
        raise exception 'column % of "%" cannot be the distribution column beside a bigint', distribution_column, table_name;
    end if;
    if colocate_with = 'none' then
        beside := 1 + coalesce((select max(colocationid) from pg_dist_partition), 0);
    else
        select colocationid into strict beside from pg_dist_partition
        where logicalrelid = colocate_with::regclass and partmethod = 'h';
    end if;
    insert into pg_dist_partition values (table_name, 'h', beside);
    insert into told (said) values (table_name || ' by ' || distribution_column || coalesce(' in ' || shard_count, ''));
end $$;

create function create_reference_table(table_name regclass) returns void language plpgsql as $$
begin
    perform refuse(table_name, null);
    insert into pg_dist_partition values (table_name, 'n', 0);
    insert into told (said) values (table_name || ' everywhere');
end $$;

create function truncate_local_data_after_distributing_table(function_table regclass) returns void language plpgsql as $$
begin
    if not exists (select 1 from pg_dist_partition where logicalrelid = function_table) then
        raise exception 'supplied parameter is not a distributed relation';
    end if;
    insert into told (said) values (function_table || ' emptied');
end $$;

create function create_distributed_function(function_name regprocedure) returns void language plpgsql as $$
begin
    insert into told (said) values (function_name::text);
end $$;
