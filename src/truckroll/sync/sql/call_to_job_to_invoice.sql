-- Each call with the job that it led to and that job's invoice: what became of whoever rang.
-- tables: telecom.calls jpm.jobs accounting.invoices
select c.id as call_id,
       c.created_on as called_on,
       c.direction,
       c.type as call_type,
       c.campaign ->> 'name' as campaign,
       j.id as job_id,
       j.job_number,
       j.job_status,
       j.completed_on,
       i.id as invoice_id,
       cast(i.total as decimal(28, 2)) as invoiced,
       cast(i.balance as decimal(28, 2)) as still_open
from telecom.calls c
left join jpm.jobs j on j.lead_call_id = c.id
left join accounting.invoices i on i.id = j.invoice_id and i.active
where c.active
order by c.created_on, c.id, j.id
