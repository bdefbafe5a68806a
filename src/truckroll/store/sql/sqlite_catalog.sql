-- What SQLite says of the tables it keeps.

-- name: columns
-- Every column of every table, with its kind.
select m.name, t.name, lower(t.type) from sqlite_schema m cross join pragma_table_info(m.name) t
where m.type = 'table' order by m.name, t.cid;

-- name: index_columns
-- Every column of every index that was made by name.
select m.name, m.tbl_name, l."unique", i.name
from sqlite_schema m cross join pragma_index_list(m.tbl_name) l cross join pragma_index_info(m.name) i
where m.type = 'index' and m.sql is not null and l.name = m.name order by m.name, i.seqno;
