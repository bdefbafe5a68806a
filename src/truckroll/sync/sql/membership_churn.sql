-- Month by month: memberships that began, that ended (canceled or expired), and how many there were at its end.
-- tables: memberships.memberships
with events as (
    select cast(date_trunc('month', coalesce(utc("from"), utc(created_on))) as date) as month, 1 as began, 0 as ended
    from memberships.memberships where active
    union all
    select cast(date_trunc('month', coalesce(utc(cancellation_date), utc("to"), utc(modified_on))) as date), 0, 1
    from memberships.memberships where active and status in ('Canceled', 'Expired', 'Deleted')
),
months as (
    select month, cast(sum(began) as bigint) as began, cast(sum(ended) as bigint) as ended from events group by month
)
select month,
       began,
       ended,
       cast(sum(began - ended) over (order by month) as bigint) as at_end,
       case when sum(began - ended) over (order by month) - began + ended > 0
            then cast(100.0 * ended / (sum(began - ended) over (order by month) - began + ended) as decimal(6, 2))
       end as churn_percent
from months
order by month
