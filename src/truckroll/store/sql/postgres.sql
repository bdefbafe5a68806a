-- What statements written for SQLite use, taught to PostgreSQL.

-- A text or a number as it stands in JSON.
create or replace function json_quote(value text) returns text immutable parallel safe language sql
    as $$ select coalesce(to_json(value)::text, 'null') $$;
create or replace function json_quote(value bigint) returns text immutable parallel safe language sql
    as $$ select coalesce(value::text, 'null') $$;
create or replace function json_quote(value double precision) returns text immutable parallel safe language sql
    as $$ select coalesce(value::text, 'null') $$;

-- Where a text begins in another, and its letters made alike.
create or replace function instr(whole text, part text) returns integer immutable parallel safe language sql
    as $$ select strpos(whole, part) $$;
do $$ begin
    create or replace function casefold(value text) returns text immutable parallel safe language sql
        as 'select lower(value collate "und-x-icu")';
exception when undefined_object then  -- built without ICU: the database's own locale knows letters, unless it is C
    create or replace function casefold(value text) returns text immutable parallel safe language sql
        as 'select lower(value collate "default")';
end $$;

-- A member of an object as text, by its path `$.name`.
create or replace function json_extract(whole text, path text) returns text immutable parallel safe language sql
    as $$ select whole::json ->> btrim(substr(path, 3), '"') $$;

-- The items of a list, by their places; of the list that is a member.
create or replace function json_each(list text) returns table (key bigint, value text) immutable language sql
    as $$ select ordinality - 1, item #>> '{}' from json_array_elements(
        case json_typeof(list::json) when 'array' then list::json else '[]' end) with ordinality as each (item) $$;
create or replace function json_each(whole text, path text) returns table (key bigint, value text) immutable language sql
    as $$ select * from json_each((whole::json -> substr(path, 3))::text) $$;
