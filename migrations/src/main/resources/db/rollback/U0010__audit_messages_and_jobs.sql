DROP TABLE
    export_jobs,
    jobs,
    webhook_deliveries,
    webhook_endpoints,
    outbox_events,
    idempotency_keys,
    audit_chain_heads,
    audit_logs;
