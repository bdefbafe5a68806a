-- What PostgreSQL says of the tables it keeps, in the words of SQLite.

-- name: columns
-- Every column of every table, with its kind.
select c.relname, a.attname, case format_type(a.atttypid, null) when 'bigint' then 'integer'
       when 'double precision' then 'real' when 'bytea' then 'blob' else format_type(a.atttypid, null) end
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
order by c.relname, a.attnum;

-- name: index_columns
-- Every column of every index that is whole and not a table's own key.
select i.relname, t.relname, x.indisunique, a.attname
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
cross join unnest(x.indkey) with ordinality k (number, place)
join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
where t.relnamespace = current_schema()::regnamespace and x.indisvalid and not x.indisprimary
  and not exists (select 1 from pg_constraint where conindid = x.indexrelid)
order by i.relname, k.place;
