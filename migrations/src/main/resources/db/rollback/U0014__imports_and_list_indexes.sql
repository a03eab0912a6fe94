DROP INDEX
    ix_fx_rates_effective_from_id,
    ix_projects_end_date,
    ix_projects_start_date,
    ix_projects_owner_id_created_at_id,
    ix_customers_source_created_at_id,
    ix_customers_industry_created_at_id,
    ix_customers_customer_type_created_at_id;

DROP TABLE
    import_parts,
    import_jobs;
