-- name: version
-- A number that moves with every change of an app, a grant, a key or the issuer.
select version from access;

-- name: move_version
-- Have every running server look again; said with each change of an app, a grant, a key or the issuer.
update access set version = version + 1;

-- name: issuer
-- The name under which this server gives tokens.
select issuer from access;

-- name: set_issuer
-- Give tokens under another name.
update access set issuer = :issuer;

-- name: add_app
-- A developer's new app.
insert into app (id, key, name, scopes, rate_limit, idle_token, owner, created)
values (:id, :key, :name, :scopes, :rate_limit, :idle_token, :owner, :created);

-- name: find_app
-- The app of this id or this name.
select id, key, name, scopes, rate_limit, idle_token, owner, created from app where id = :app or name = :app;

-- name: app_of_key
-- Whose app key this is.
select id from app where key = :key;

-- name: all_apps
-- All apps, the oldest first.
select id, key, name, scopes, rate_limit, idle_token, owner, created from app order by created, name;

-- name: apps_of_owner
-- The apps that a developer made, the oldest first.
select id, key, name, scopes, rate_limit, idle_token, owner, created from app where owner = :owner order by created, name;

-- name: apps_for_tenant
-- The apps that a tenant may connect.
select id, key, name, scopes, rate_limit, idle_token, owner, created from app
where id in (select app from offer where tenant = :tenant)
order by name;

-- name: idle_token_of_app
-- What a feed answers at its idle end to an app.
update app set idle_token = :idle_token where id = :app;

-- name: limit_app
-- Requests a second for an app, with each tenant that has no number of its own.
update app set rate_limit = :rate_limit where id = :app;

-- name: delete_app
-- An app that is given up; its offers and grants go before it.
delete from app where id = :app;

-- name: delete_limit_requests
-- An app that is given up asks for nothing any more.
delete from limit_request where app = :app;

-- name: offers
-- The tenants that may connect an app.
select tenant from offer where app = :app order by tenant;

-- name: add_offer
-- Let a tenant connect an app.
insert into offer (app, tenant) values (:app, :tenant) on conflict do nothing;

-- name: delete_offer
-- Offer an app to a tenant no longer.
delete from offer where app = :app and tenant = :tenant;

-- name: delete_offers
-- Offer an app to nobody any more.
delete from offer where app = :app;

-- name: add_grant
-- A tenant connects an app.
insert into "grant" (client_id, app, tenant, secret_hash, generation, created)
values (:client_id, :app, :tenant, :secret_hash, 1, :created);

-- name: find_grant
-- The grant of a client id, with its app.
select g.client_id, g.tenant, g.secret_hash, g.generation, g.disabled, g.rate_limit, g.booking_provider, g.gps_provider,
       g.created, a.id, a.key, a.name, a.scopes, a.rate_limit, a.idle_token, a.owner, a.created
from "grant" g join app a on a.id = g.app
where g.client_id = :client_id;

-- name: grants_of_app
-- The grants of an app, by tenant.
select g.client_id, g.tenant, g.secret_hash, g.generation, g.disabled, g.rate_limit, g.booking_provider, g.gps_provider,
       g.created, a.id, a.key, a.name, a.scopes, a.rate_limit, a.idle_token, a.owner, a.created
from "grant" g join app a on a.id = g.app
where g.app = :app
order by g.tenant;

-- name: grants_of_tenant
-- The grants of a tenant, by the app's name.
select g.client_id, g.tenant, g.secret_hash, g.generation, g.disabled, g.rate_limit, g.booking_provider, g.gps_provider,
       g.created, a.id, a.key, a.name, a.scopes, a.rate_limit, a.idle_token, a.owner, a.created
from "grant" g join app a on a.id = g.app
where g.tenant = :tenant
order by a.name;

-- name: bind_grant
-- The providers that a grant may name in a path.
update "grant" set booking_provider = :booking_provider, gps_provider = :gps_provider where client_id = :client_id;

-- name: disable_grant
-- No new tokens, and none of the old ones counts any more, also after a restore.
update "grant" set disabled = :now, generation = generation + 1 where client_id = :client_id and disabled is null;

-- name: restore_grant
-- Tokens may be had again.
update "grant" set disabled = null where client_id = :client_id;

-- name: rotate_grant
-- A new secret; the old one and its tokens count no more.
update "grant" set secret_hash = :secret_hash, generation = generation + 1 where client_id = :client_id;

-- name: renew_secret
-- A new secret; tokens go on.
update "grant" set secret_hash = :secret_hash where client_id = :client_id;

-- name: keep_secret
-- The secret that counts now is let in until a moment, also after it has been replaced.
insert into former_secret (client_id, secret_hash, until)
select client_id, secret_hash, :until from "grant" where client_id = :client_id
on conflict (client_id) do update set secret_hash = excluded.secret_hash, until = excluded.until;

-- name: find_former_secret
-- The secret before, while it is still let in.
select secret_hash from former_secret where client_id = :client_id and until > :now;

-- name: forget_former_secret
-- The secret before is let in no more.
delete from former_secret where client_id = :client_id;

-- name: limit_grant
-- Requests a second for one app with one tenant.
update "grant" set rate_limit = :rate_limit where client_id = :client_id;

-- name: delete_grant
-- A tenant disconnects an app for good.
delete from "grant" where client_id = :client_id;

-- name: delete_grants
-- All tenants are disconnected from an app.
delete from "grant" where app = :app;

-- name: add_key
-- A new key that signs from now on.
insert into signing_key (id, private, created) values (:id, :private, :created);

-- name: live_keys
-- The keys whose tokens count at a moment, the one that signs first.
select id, private, retired from signing_key
where retired is null or retired > :now
order by retired is not null, created desc;

-- name: retire_keys
-- What signed so far only verifies, and not for long.
update signing_key set retired = :retired where retired is null or retired > :retired;

-- name: forget_keys
-- Remove the keys that count no more.
delete from signing_key where retired <= :now;

-- name: tenants
-- All tenants.
select id, name, timezone, environment from tenant /* of every tenant */ order by id;

-- name: tenant
-- One tenant.
select id, name, timezone, environment from tenant where id = :tenant;

-- name: tenant_exists
-- Whether there is such a tenant, for whoever offers an app to several.
select 1 from tenant where id = :tenant /* of every tenant */;

-- name: add_tenant
-- A contractor who has nothing yet.
insert into tenant (id, name, timezone, environment, created) values (:id, :name, :timezone, :environment, :created);
