-- idea: A refresh keeps the readers of the view out although it has a unique index for the concurrent form.
-- base: shop
-- expect: lock-risk
-- findings: PF-L06 public.sales_by_day

REFRESH MATERIALIZED VIEW sales_by_day;
