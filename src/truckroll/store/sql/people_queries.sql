-- name: add_person
-- Somebody who may sign in.
insert into person (id, email, name, company, role, tenant, password, created)
values (:id, :email, :name, :company, :role, :tenant, :password, :created);

-- name: find_person
-- The person of this id or e-mail address.
select id, email, name, company, role, tenant, password, disabled, created from person where id = :person or email = :person;

-- name: all_people
-- Everybody, by name.
select id, email, name, company, role, tenant, password, disabled, created from person order by name, email;

-- name: set_password
-- The hash of a password that was chosen, or made anew.
update person set password = :password where id = :person;

-- name: disable_person
-- He may not sign in.
update person set disabled = :now where id = :person and disabled is null;

-- name: restore_person
-- He may sign in again.
update person set disabled = null where id = :person;

-- name: delete_person
-- Somebody who is gone.
delete from person where id = :person;

-- name: add_session
-- Somebody signed in.
insert into person_session (digest, person, created, seen) values (:digest, :person, :now, :now);

-- name: find_session
-- Who is signed in under an id, and since when.
select p.id, p.email, p.name, p.company, p.role, p.tenant, p.password, p.disabled, p.created, s.created, s.seen
from person_session s join person p on p.id = s.person
where s.digest = :digest;

-- name: see_session
-- He was here just now.
update person_session set seen = :now where digest = :digest;

-- name: end_session
-- Somebody signed out.
delete from person_session where digest = :digest;

-- name: end_sessions
-- A person is signed out everywhere.
delete from person_session where person = :person;

-- name: forget_sessions
-- Those that count no more.
delete from person_session where seen <= :idle or created <= :oldest;

-- name: add_invitation
-- A link to choose a password with.
insert into invitation (digest, person, expires) values (:digest, :person, :expires);

-- name: find_invitation
-- Whose link this is.
select person from invitation where digest = :digest and expires > :now;

-- name: end_invitations
-- No link of a person counts any more.
delete from invitation where person = :person;

-- name: forget_invitations
-- Those that nobody used in time.
delete from invitation where expires <= :now;

-- name: show_once
-- Something that a person is about to see.
insert into shown_once (digest, about, sealed, expires) values (:digest, :about, :sealed, :expires)
on conflict (digest, about) do update set sealed = excluded.sealed, expires = excluded.expires;

-- name: shown_once
-- What a person is about to see.
select sealed from shown_once where digest = :digest and about = :about and expires > :now;

-- name: seen_once
-- He has seen it.
delete from shown_once where digest = :digest and about = :about;

-- name: forget_shown
-- What nobody looked at in time.
delete from shown_once where expires <= :now;

-- name: add_access_request
-- Somebody asks for an account.
insert into access_request (id, name, email, company, purpose, created)
values (:id, :name, :email, :company, :purpose, :created);

-- name: access_requests
-- The newest of them, those that are open first.
select r.id, r.name, r.email, r.company, r.purpose, r.created, r.decided, r.approved, r.reason, p.name
from access_request r left join person p on p.id = r.decided_by
order by r.decided is not null, r.created desc, r.id
limit :most;

-- name: open_access_requests
-- How many wait for an answer.
select count(*) from access_request where decided is null and created > :since;

-- name: find_access_request
-- One of them.
select r.id, r.name, r.email, r.company, r.purpose, r.created, r.decided, r.approved, r.reason, p.name
from access_request r left join person p on p.id = r.decided_by
where r.id = :id;

-- name: open_request_of
-- The open one of an address.
select id from access_request where email = :email and decided is null;

-- name: decide_access_request
-- It was approved or declined.
update access_request set decided = :now, decided_by = :by, approved = :approved, reason = :reason
where id = :id and decided is null;

-- name: forget_access_requests
-- Those that were decided long ago.
delete from access_request where decided < :before;

-- name: add_limit_request
-- A developer asks for more.
insert into limit_request (id, app, person, asked, purpose, created)
values (:id, :app, :person, :asked, :purpose, :created);

-- name: limit_requests
-- The newest of them, those that are open first.
select r.id, r.app, a.name, p.name, r.asked, r.purpose, r.created, r.decided, r.approved, r.reason
from limit_request r join app a on a.id = r.app left join person p on p.id = r.person
order by r.decided is not null, r.created desc, r.id
limit :most;

-- name: limit_requests_of_app
-- What was asked for an app, the newest first.
select r.id, r.app, a.name, p.name, r.asked, r.purpose, r.created, r.decided, r.approved, r.reason
from limit_request r join app a on a.id = r.app left join person p on p.id = r.person
where r.app = :app
order by r.created desc, r.id
limit :most;

-- name: find_limit_request
-- One of them.
select r.id, r.app, a.name, p.name, r.asked, r.purpose, r.created, r.decided, r.approved, r.reason
from limit_request r join app a on a.id = r.app left join person p on p.id = r.person
where r.id = :id;

-- name: decide_limit_request
-- It was approved or declined.
update limit_request set decided = :now, decided_by = :by, approved = :approved, reason = :reason
where id = :id and decided is null;

-- name: forget_limit_requests
-- Those that were decided long ago.
delete from limit_request where decided < :before;
