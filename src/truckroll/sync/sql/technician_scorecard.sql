-- What each technician did: jobs completed, what they were invoiced for, how customers rated them, recalls.
-- tables: settings.technicians dispatch.appointment_assignments jpm.jobs customer_interactions.technician_ratings
with worked as (
    select distinct technician_id, job_id from dispatch.appointment_assignments where active
),
jobs as (
    select w.technician_id,
           count(*) as jobs,
           count(case when j.job_status = 'Completed' then 1 end) as completed,
           sum(case when j.job_status = 'Completed' then j.total else 0 end) as revenue,
           count(j.recall_for_id) as recalls
    from worked w join jpm.jobs j on j.id = w.job_id
    where j.active
    group by w.technician_id
),
ratings as (
    select technician_id, count(*) as ratings, avg(rating) as rating
    from customer_interactions.technician_ratings where active group by technician_id
)
select t.id as technician_id,
       t.name as technician,
       t.active,
       coalesce(j.jobs, 0) as jobs,
       coalesce(j.completed, 0) as completed,
       coalesce(j.revenue, 0) as revenue,
       case when j.completed > 0 then cast(j.revenue / j.completed as decimal(28, 2)) end as average_ticket,
       coalesce(j.recalls, 0) as recalls,
       coalesce(r.ratings, 0) as ratings,
       r.rating
from settings.technicians t
left join jobs j on j.technician_id = t.id
left join ratings r on r.technician_id = t.id
order by revenue desc, t.id
