-- What was invoiced, by the month of the invoice and the business unit.
-- tables: accounting.invoices
select cast(date_trunc('month', utc(invoice_date)) as date) as month,
       business_unit ->> 'name' as business_unit,
       count(*) as invoices,
       sum(cast(sub_total as decimal(28, 2))) as revenue,
       sum(cast(sales_tax as decimal(28, 2))) as sales_tax,
       sum(cast(balance as decimal(28, 2))) as still_open
from accounting.invoices
where active and invoice_date is not null
group by 1, 2
order by 1, 2
